import { useState } from 'react'
import { calls, type Input } from '../../../shared/contract/calls'
import type { StorageView } from '../../../shared/contract/views'
import { type DayUsage, daysToGiveUp } from '../../../shared/history/retention'
import type { Settings } from '../../../shared/model/settings'
import { useStores } from '../../store/context'
import { TextField } from '../../ui/TextField'
import { DropDialog } from './DropDialog'
import { Setting } from './Setting'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly setting: 'keepDays' | 'keepGigabytes'
  readonly settings: Settings
  readonly storage: StorageView | null
  readonly name: string
  readonly effect: string
  readonly unit: string
  readonly range: string
  readonly save: SaveSettings
}

interface Asked {
  readonly part: Input<'changeSettings'>
  readonly dropped: readonly DayUsage[]
}

/** How much history is kept. What a lower limit would give up is said before it happens. */
export function KeepSetting({ setting, settings, storage, name, effect, unit, range, save }: Props) {
  const { station } = useStores()
  const [asked, setAsked] = useState<Asked | null>(null)
  // Another key is another field: what was typed and not kept is gone.
  const [takenBack, setTakenBack] = useState(0)
  const decide = async (draft: string) => {
    const part = calls.changeSettings.parse({ [setting]: draft.trim() === '' ? Number.NaN : Number(draft) })
    if (!part.ok) return range
    const { keepDays, keepGigabytes } = { ...settings, ...part.value }
    const limits = { days: keepDays ?? settings.keepDays, bytes: (keepGigabytes ?? settings.keepGigabytes) * 1e9 }
    const dropped = daysToGiveUp(storage?.days ?? [], limits, station.clock.now())
    if (dropped.length === 0) return save(part.value)
    setAsked({ part: part.value, dropped })
    return null
  }
  const cancel = () => {
    setAsked(null)
    setTakenBack(takenBack + 1)
  }
  return (
    <Setting name={name} effect={effect}>
      <TextField
        key={takenBack}
        label={name}
        labelShown={false}
        value={String(settings[setting])}
        unit={unit}
        onSave={decide}
        numeric
      />
      {asked && (
        <DropDialog
          dropped={asked.dropped}
          onCancel={cancel}
          onConfirm={async () => {
            const wrong = await save(asked.part)
            if (wrong === null) setAsked(null)
            return wrong
          }}
        />
      )}
    </Setting>
  )
}
