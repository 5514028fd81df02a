import { useText } from '../../store/hooks'
import { TextField } from '../../ui/TextField'
import { type ListSetting as Listed, parseList } from './entries'
import { Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

interface Props extends SettingsPart {
  readonly setting: Listed
  readonly name: string
  readonly effect: string
  readonly example: string
  /** What is wrong with an entry that the contract refuses. */
  readonly wrongEntry: (entry: string) => string
}

/** A list as text, an entry a line. */
export function ListSetting({ setting, settings, name, effect, example, wrongEntry, save }: Props) {
  const { settings: say } = useText()
  const saveEntries = async (draft: string) => {
    const parsed = parseList(setting, draft)
    if ('part' in parsed) return save(parsed.part)
    return parsed.fault === 'too-many' ? say.tooMany : wrongEntry(parsed.fault.entry)
  }
  return (
    <Setting name={name} effect={effect} wide>
      <TextField
        label={name}
        labelShown={false}
        value={settings[setting].join('\n')}
        placeholder={example}
        onSave={saveEntries}
        multiline
        code
      />
    </Setting>
  )
}
