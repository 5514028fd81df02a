import { useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { Segmented } from '../../ui/Segmented'
import { Slider } from '../../ui/Slider'
import { Switch } from '../../ui/Switch'
import { MutesSetting } from '../alerts/MutesSetting'
import { playOnce } from '../alerts/tones'
import { BrowserNotifications } from './BrowserNotifications'
import { Choice } from './Choice'
import { NumberSetting } from './NumberSetting'
import { optionsOf } from './options-of'
import { QuietHours } from './QuietHours'
import { Section } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** When people are told, and how they notice. */
export function AlertSettings({ settings, save }: SettingsPart) {
  const text = useText()
  const say = text.alerts.settings
  const isStation = !useIsHeadquarters()
  return (
    <Section id="notifications" title={say.title}>
      <BrowserNotifications />
      <NumberSetting
        setting="alertDelaySeconds"
        settings={settings}
        name={say.delay}
        effect={say.delayEffect}
        unit={text.settings.secondsUnit}
        range={say.delayRange}
        save={save}
      />
      {isStation && <StationsOwn settings={settings} save={save} />}
      <Choice
        name={say.sound}
        effect={say.soundEffect}
        save={save}
        control={(choose) => (
          <Switch label={say.sound} on={settings.alertSound} onChange={(alertSound) => choose({ alertSound })} />
        )}
      />
      {settings.alertSound && <SoundChoices settings={settings} save={save} />}
    </Section>
  )
}

function SoundChoices({ settings, save }: SettingsPart) {
  const say = useText().alerts.settings
  return (
    <>
      <Choice
        name={say.soundFor}
        effect={say.soundForEffect}
        save={save}
        control={(choose) => (
          <Segmented
            label={say.soundFor}
            options={optionsOf(say.soundForChoices)}
            value={settings.alertSoundFor}
            onChange={(alertSoundFor) => choose({ alertSoundFor })}
          />
        )}
      />
      <Choice
        name={say.volume}
        effect={say.volumeEffect}
        save={save}
        control={(choose) => (
          <Slider
            label={say.volume}
            value={settings.alertVolume}
            said={say.percent}
            onChange={(alertVolume) => {
              playOnce(alertVolume)
              choose({ alertVolume })
            }}
          />
        )}
      />
    </>
  )
}

/** What of the news of boxes is held back or told again: decided at their station alone. */
function StationsOwn({ settings, save }: SettingsPart) {
  const say = useText().alerts.settings
  return (
    <>
      <Choice
        name={say.reminders}
        effect={say.remindersEffect}
        save={save}
        control={(choose) => (
          <Switch
            label={say.reminders}
            on={settings.alertReminders}
            onChange={(alertReminders) => choose({ alertReminders })}
          />
        )}
      />
      <QuietHours settings={settings} save={save} />
      <MutesSetting />
    </>
  )
}
