import { type FormEvent, useId, useState } from 'react'
import { hours, type Millis } from '../../../shared/time/millis'
import { readLocal, writeLocal } from '../../../shared/time/written-moment'
import { useStores } from '../../store/context'
import type { EventRange } from '../../store/event-look'
import { useText } from '../../store/hooks'
import { useCalendar } from '../../store/use-calendar'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { MomentField } from '../../ui/MomentField'

interface Props {
  readonly range: EventRange
  readonly onChoose: (range: { readonly from: Millis; readonly to: Millis }) => void
  readonly onClose: () => void
}

/** Asks from when until when. */
export function RangeDialog({ range, onChoose, onClose }: Props) {
  const { events: say, action } = useText()
  const { station } = useStores()
  const id = useId()
  const calendar = useCalendar()
  const now = station.clock.now()
  const before = typeof range === 'string' ? { from: now - hours(24), to: now } : range
  const [from, setFrom] = useState(() => writeLocal(before.from))
  const [to, setTo] = useState(() => writeLocal(before.to))
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = { from: readLocal(from), to: readLocal(to) }
    if (chosen.from !== null && chosen.to !== null && chosen.from < chosen.to)
      onChoose({ from: chosen.from, to: chosen.to })
    else setWrong(true)
  }
  const field = (part: string, label: string, value: string, change: (value: string) => void) => (
    <>
      <label className="sm t2" htmlFor={`${id}-${part}`}>
        {label}
      </label>
      <MomentField
        {...calendar}
        id={`${id}-${part}`}
        value={value}
        wrong={wrong}
        errorId={`${id}-error`}
        onChange={change}
      />
    </>
  )
  return (
    <Dialog label={say.customTitle} className="dialog" onClose={onClose}>
      <h2>{say.customTitle}</h2>
      <form className="event-range" onSubmit={submit}>
        {field('from', say.from, from, setFrom)}
        {field('to', say.to, to, setTo)}
        {wrong && (
          <p className="field-error" id={`${id}-error`} role="alert">
            {say.notARange}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{action.cancel}</Button>
          <Button kind="primary" type="submit">
            {say.show}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
