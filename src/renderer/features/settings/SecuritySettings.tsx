import { useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { AccessSettings } from './AccessSettings'
import { ListSetting } from './ListSetting'
import { Section } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** Who may report, and who can see it. */
export function SecuritySettings(part: SettingsPart) {
  const { settings: say } = useText()
  // To headquarters no box reports.
  const hasReceiver = !useIsHeadquarters()
  return (
    <Section id="security" title={say.sections.security}>
      {hasReceiver && <SenderSettings {...part} />}
      <AccessSettings />
    </Section>
  )
}

function SenderSettings(part: SettingsPart) {
  const { settings: say } = useText()
  return (
    <>
      <ListSetting
        {...part}
        setting="allowedSenders"
        name={say.allowedSenders}
        effect={say.allowedSendersEffect}
        example="192.168.1.0/24"
        wrongEntry={say.notAnAddress}
      />
      <ListSetting
        {...part}
        setting="ignoredSenders"
        name={say.ignoredSenders}
        effect={say.ignoredSendersEffect}
        example="192.168.1.20"
        wrongEntry={say.notOneAddress}
      />
    </>
  )
}
