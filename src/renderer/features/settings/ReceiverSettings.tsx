import type { Settings } from '../../../shared/model/settings'
import { useText } from '../../store/hooks'
import { Switch } from '../../ui/Switch'
import { PortField } from '../receiver/PortField'
import { Choice } from './Choice'
import { ListField } from './ListField'
import { NumberSetting } from './NumberSetting'
import { Section, Setting } from './Setting'
import type { SaveSettings } from './use-save-settings'

/** Where the receiver listens, and what it takes from whom. */
export function ReceiverSettings({ settings, save }: { readonly settings: Settings; readonly save: SaveSettings }) {
  const { settings: say } = useText()
  return (
    <Section title={say.receiver}>
      <Setting name={say.port} effect={say.portEffect}>
        <PortField />
      </Setting>
      <Choice
        name={say.anyPath}
        effect={say.anyPathEffect}
        save={save}
        control={(choose) => (
          <Switch label={say.anyPath} on={settings.anyPath} onChange={(anyPath) => choose({ anyPath })} />
        )}
      />
      <Setting name={say.paths} effect={say.pathsEffect} wide>
        <ListField
          setting="paths"
          label={say.paths}
          entries={settings.paths}
          example="/site/status"
          wrongEntry={say.notAPath}
          save={save}
        />
      </Setting>
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
      <NumberSetting
        setting="reportsPerSecondPerSender"
        settings={settings}
        name={say.senderRate}
        effect={say.senderRateEffect}
        unit={say.perSecondUnit}
        range={say.senderRateRange}
        save={save}
      />
    </Section>
  )
}
