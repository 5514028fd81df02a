import { graceAfter } from '../../../shared/presence/policy'
import { formatDuration } from '../../../shared/text/duration'
import { seconds } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import { NumberSetting } from './NumberSetting'
import { OfflineRuler } from './OfflineRuler'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** From when on a box that says nothing is late, and offline. */
export function OfflineSettings({ settings, save }: SettingsPart) {
  const text = useText()
  const { settings: say } = text
  const period = seconds(settings.defaultPeriodSeconds)
  return (
    <Section id="offline" title={say.offlineRule}>
      <NumberSetting
        setting="defaultPeriodSeconds"
        settings={settings}
        name={say.period}
        effect={say.periodEffect}
        unit={say.secondsUnit}
        range={say.periodRange}
        save={save}
      />
      <div className="setting wide">
        <OfflineRuler period={period} />
        <p className="setting-effect">{say.rulerEffect}</p>
      </div>
      <Setting name={say.grace} effect={say.graceEffect(formatDuration(seconds(60), text))}>
        <span className="t2 nowrap">{formatDuration(graceAfter(period), text)}</span>
      </Setting>
    </Section>
  )
}
