import { calls, type Input } from '../../../shared/contract/calls'
import { type DailyWindow, EVERY_DAY } from '../../../shared/time/daily-window'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import { Choice } from './Choice'
import { QuietWindow } from './QuietWindow'
import type { SettingsPart } from './use-save-settings'

/** What most people mean by night. */
const NIGHT = { days: EVERY_DAY, from: '22:00', to: '07:00' }

/** As many as the contract takes. */
const MOST = 14

/** The windows as a part of the settings; those given have been valid before. */
function partOf(quietHours: readonly DailyWindow[]): Input<'changeSettings'> {
  const part = calls.changeSettings.parse({ quietHours })
  return part.ok ? part.value : {}
}

/** Stretches of the week in which nothing is told. */
export function QuietHours({ settings, save }: SettingsPart) {
  const say = useText().alerts.settings
  const { quietHours } = settings
  return (
    <>
      <Choice
        name={say.quietHours}
        effect={say.quietHoursEffect}
        save={save}
        control={(choose) => (
          <>
            {quietHours.length > 0 && quietHours.length < MOST && (
              <Button size="small" onClick={() => choose(partOf([...quietHours, NIGHT]))}>
                {say.addQuiet}
              </Button>
            )}
            <Switch
              label={say.quietHours}
              on={quietHours.length > 0}
              onChange={(on) => choose(partOf(on ? [NIGHT] : []))}
            />
          </>
        )}
      />
      {quietHours.map((window, index) => (
        <QuietWindow
          // A window has no name of its own but its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          window={window}
          alone={quietHours.length === 1}
          onSave={(next) => save(partOf(quietHours.toSpliced(index, 1, ...(next === null ? [] : [next]))))}
        />
      ))}
    </>
  )
}
