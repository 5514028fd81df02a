import { calls } from '../../../shared/contract/calls'
import type { PatienceSettings } from '../../../shared/model/settings'
import { patienceOf } from '../../../shared/presence/policy'
import { seconds } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import { TextField } from '../../ui/TextField'
import { NumberSetting } from './NumberSetting'
import { OfflineRuler } from './OfflineRuler'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** From when on a box that says nothing is late, and offline. */
export function OfflineSettings(part: SettingsPart) {
  const { settings, save } = part
  const { settings: say } = useText()
  const { patience } = say
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
      <PatienceSetting of="late" unit={patience.intervals} range={patience.lateRange} {...part} />
      <PatienceSetting of="offline" unit={patience.intervals} range={patience.offlineRange} {...part} />
      <div className="setting wide">
        <OfflineRuler period={seconds(settings.defaultPeriodSeconds)} patience={patienceOf(settings)} />
        <p className="setting-effect">{say.rulerEffect}</p>
      </div>
      <PatienceSetting of="graceSeconds" unit={say.secondsUnit} range={patience.graceRange} {...part} />
    </Section>
  )
}

interface Props extends SettingsPart {
  readonly of: keyof PatienceSettings
  readonly unit: string
  /** What the contract takes, in words. */
  readonly range: string
}

/** One of the numbers that say how long silence is borne; the contract knows how they belong together. */
function PatienceSetting({ of, unit, range, settings, save }: Props) {
  const { patience: say } = useText().settings
  const part = of === 'graceSeconds' ? 'grace' : of
  const saveNumber = async (draft: string) => {
    const value = draft.trim() === '' ? Number.NaN : Number(draft)
    const parsed = calls.changeSettings.parse({ patience: { ...settings.patience, [of]: value } })
    return parsed.ok ? save(parsed.value) : range
  }
  return (
    <Setting name={say[part]} effect={say[`${part}Effect`]}>
      <TextField
        label={say[part]}
        labelShown={false}
        value={String(settings.patience[of])}
        unit={unit}
        onSave={saveNumber}
        numeric
      />
    </Setting>
  )
}
