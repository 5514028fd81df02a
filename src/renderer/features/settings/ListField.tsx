import { useText } from '../../store/hooks'
import { TextField } from '../../ui/TextField'
import { type ListSetting, parseList } from './entries'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly setting: ListSetting
  readonly label: string
  readonly entries: readonly string[]
  readonly example: string
  /** What is wrong with an entry that the contract refuses. */
  readonly wrongEntry: (entry: string) => string
  readonly save: SaveSettings
}

/** A list as text, an entry a line. */
export function ListField({ setting, label, entries, example, wrongEntry, save }: Props) {
  const { settings: say } = useText()
  const saveEntries = async (draft: string) => {
    const parsed = parseList(setting, draft)
    if ('part' in parsed) return save(parsed.part)
    return parsed.fault === 'too-many' ? say.tooMany : wrongEntry(parsed.fault.entry)
  }
  return (
    <TextField
      label={label}
      labelShown={false}
      value={entries.join('\n')}
      placeholder={example}
      onSave={saveEntries}
      multiline
      code
    />
  )
}
