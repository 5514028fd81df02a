import { calls } from '../../../shared/contract/calls'
import { useReceiver, useText } from '../../store/hooks'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import { PortField } from '../receiver/PortField'
import { Choice } from './Choice'
import { ListSetting } from './ListSetting'
import { NumberSetting } from './NumberSetting'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** Where the receiver listens, and what it takes from whom. */
export function ReceiverSettings({ settings, save }: SettingsPart) {
  const { settings: say } = useText()
  return (
    <Section id="receiver" title={say.receiver}>
      <Setting name={say.port} effect={say.portEffect}>
        <PortField />
      </Setting>
      <Setting name={say.receiverHost} effect={say.receiverHostEffect}>
        <HostField settings={settings} save={save} />
      </Setting>
      <Choice
        name={say.anyPath}
        effect={say.anyPathEffect}
        save={save}
        control={(choose) => (
          <Switch label={say.anyPath} on={settings.anyPath} onChange={(anyPath) => choose({ anyPath })} />
        )}
      />
      <ListSetting
        setting="paths"
        settings={settings}
        name={say.paths}
        effect={say.pathsEffect}
        example="/site/status"
        wrongEntry={say.notAPath}
        save={save}
      />
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

function HostField({ settings, save }: SettingsPart) {
  const { settings: say } = useText()
  // Where it listens, which the command line may have said.
  const host = useReceiver()?.host ?? settings.receiverHost
  const saveHost = async (draft: string) => {
    const part = calls.changeSettings.parse({ receiverHost: draft.trim() })
    return part.ok ? save(part.value) : say.notAHost
  }
  return (
    <div className="host-field">
      <TextField label={say.receiverHost} labelShown={false} value={host} onSave={saveHost} code />
    </div>
  )
}
