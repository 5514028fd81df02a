import { calls, type Input } from '../../../shared/contract/calls'
import type { Settings } from '../../../shared/model/settings'
import { useText } from '../../store/hooks'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import { Choice } from './Choice'
import { Setting } from './Setting'
import type { SaveSettings } from './use-save-settings'

/** What most people mean by night. */
const NIGHT = {
  days: [0, 1, 2, 3, 4, 5, 6],
  from: '22:00',
  to: '07:00',
} satisfies Input<'changeSettings'>['quietHours']

/** A stretch of each day in which nothing is told. */
export function QuietHours({ settings, save }: { readonly settings: Settings; readonly save: SaveSettings }) {
  const say = useText().alerts.settings
  const { quietHours } = settings
  const saveTime = async (end: 'from' | 'to', time: string) => {
    const part = calls.changeSettings.parse({ quietHours: { ...(quietHours ?? NIGHT), [end]: time.trim() } })
    return part.ok ? save(part.value) : say.notATime
  }
  return (
    <>
      <Choice
        name={say.quietHours}
        effect={say.quietHoursEffect}
        save={save}
        control={(choose) => (
          <Switch
            label={say.quietHours}
            on={quietHours !== null}
            onChange={(on) => choose({ quietHours: on ? NIGHT : null })}
          />
        )}
      />
      {quietHours !== null && (
        <>
          <Setting name={say.quietFrom} effect="">
            <TimeField label={say.quietFrom} value={quietHours.from} onSave={(time) => saveTime('from', time)} />
          </Setting>
          <Setting name={say.quietTo} effect="">
            <TimeField label={say.quietTo} value={quietHours.to} onSave={(time) => saveTime('to', time)} />
          </Setting>
        </>
      )}
    </>
  )
}

interface TimeProps {
  readonly label: string
  readonly value: string
  readonly onSave: (time: string) => Promise<string | null>
}

const TimeField = (props: TimeProps) => <TextField {...props} labelShown={false} numeric />
