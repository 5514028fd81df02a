import { calls } from '../../../shared/contract/calls'
import type { Settings } from '../../../shared/model/settings'
import { TextField } from '../../ui/TextField'
import { Setting } from './Setting'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly setting: 'defaultPeriodSeconds' | 'reportsPerSecondPerSender' | 'alertDelaySeconds'
  readonly settings: Settings
  readonly name: string
  readonly effect: string
  readonly unit: string
  /** What the contract takes, in words. */
  readonly range: string
  readonly save: SaveSettings
}

/** A setting that is a number within limits; the contract knows them. */
export function NumberSetting({ setting, settings, name, effect, unit, range, save }: Props) {
  const saveNumber = async (draft: string) => {
    const part = calls.changeSettings.parse({ [setting]: Number(draft) })
    return part.ok && draft.trim() !== '' ? save(part.value) : range
  }
  return (
    <Setting name={name} effect={effect}>
      <TextField
        label={name}
        labelShown={false}
        value={String(settings[setting])}
        unit={unit}
        onSave={saveNumber}
        numeric
      />
    </Setting>
  )
}
