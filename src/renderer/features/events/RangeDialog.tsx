import { type FormEvent, useId, useState } from 'react'
import { hours, type Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import type { EventRange } from '../../store/event-look'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { localTime } from '../alerts/local-time'

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
  const now = station.clock.now()
  const before = typeof range === 'string' ? { from: now - hours(24), to: now } : range
  const [from, setFrom] = useState(() => localTime(before.from))
  const [to, setTo] = useState(() => localTime(before.to))
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = { from: Date.parse(from), to: Date.parse(to) }
    if (chosen.from < chosen.to) onChoose(chosen)
    else setWrong(true)
  }
  const field = (part: string, label: string, value: string, change: (value: string) => void) => (
    <>
      <label className="sm t2" htmlFor={`${id}-${part}`}>
        {label}
      </label>
      <div className={wrong ? 'field wrong' : 'field'}>
        <input
          id={`${id}-${part}`}
          type="datetime-local"
          value={value}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-error` : undefined}
          onChange={({ target }) => change(target.value)}
        />
      </div>
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
