import { useText } from '../../store/hooks'
import { AccessSettings } from './AccessSettings'
import { ListField } from './ListField'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** Who may report, and who can see it. */
export function SecuritySettings({ settings, save }: SettingsPart) {
  const { settings: say } = useText()
  return (
    <Section id="security" title={say.sections.security}>
      <Setting name={say.allowedSenders} effect={say.allowedSendersEffect} wide>
        <ListField
          setting="allowedSenders"
          label={say.allowedSenders}
          entries={settings.allowedSenders}
          example="192.168.1.0/24"
          wrongEntry={say.notAnAddress}
          save={save}
        />
      </Setting>
      <Setting name={say.ignoredSenders} effect={say.ignoredSendersEffect} wide>
        <ListField
          setting="ignoredSenders"
          label={say.ignoredSenders}
          entries={settings.ignoredSenders}
          example="192.168.1.20"
          wrongEntry={say.notAnAddress}
          save={save}
        />
      </Setting>
      <AccessSettings />
    </Section>
  )
}
