import { useState } from 'react'
import { calls } from '../../../shared/contract/calls'
import type { DailyWindow } from '../../../shared/time/daily-window'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { Weekdays } from '../../ui/Weekdays'

interface Props {
  readonly window: DailyWindow
  /** Whether it is the only one: then the switch above ends it. */
  readonly alone: boolean
  /** Makes it what `turn` makes of it, or with `null` nothing. Answers with what is wrong, or `null`. */
  readonly onChange: (turn: (window: DailyWindow) => DailyWindow | null) => Promise<string | null>
}

/** One stretch of quiet hours: the days on which it begins, and from when until when. */
export function QuietWindow({ window, alone, onChange }: Props) {
  const say = useText().alerts.settings
  const [wrong, setWrong] = useState<string | null>(null)
  const { days, from, to } = window
  const saveTime = async (end: 'from' | 'to', draft: string) => {
    const time = draft.trim()
    const isValid = calls.changeSettings.parse({ quietHours: [{ ...window, [end]: time }] }).ok
    return isValid ? onChange((latest) => ({ ...latest, [end]: time })) : say.notATime
  }
  const toggle = async (day: number) => {
    let isLast = false
    const failure = await onChange((latest) => {
      const next = latest.days.includes(day)
        ? latest.days.filter((other) => other !== day)
        : [...latest.days, day].toSorted()
      isLast = next.length === 0
      return isLast ? latest : { ...latest, days: next }
    })
    setWrong(isLast ? say.aDay : failure)
  }
  return (
    <div className="setting quiet-window">
      <Weekdays label={say.quietDays} days={days} words={say} onToggle={(day) => void toggle(day)}>
        {wrong !== null && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )}
      </Weekdays>
      <TextField
        label={say.quietFrom}
        labelShown={false}
        value={from}
        onSave={(time) => saveTime('from', time)}
        numeric
      />
      <span className="t3">–</span>
      <TextField label={say.quietTo} labelShown={false} value={to} onSave={(time) => saveTime('to', time)} numeric />
      {!alone && (
        <Button
          kind="quiet"
          size="small"
          icon="trash"
          aria-label={say.removeQuiet(from, to)}
          onClick={async () => setWrong(await onChange(() => null))}
        />
      )}
    </div>
  )
}
