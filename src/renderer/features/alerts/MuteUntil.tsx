import { type FormEvent, useId, useState } from 'react'
import { hours, type Millis } from '../../../shared/time/millis'
import { readLocal, writeLocal } from '../../../shared/time/written-moment'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useCalendar } from '../../store/use-calendar'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { MomentField } from '../../ui/MomentField'

interface Props {
  readonly name: string
  readonly onMute: (until: Millis) => void
  readonly onClose: () => void
}

/** Asks until when. */
export function MuteUntil({ name, onMute, onClose }: Props) {
  const { alerts: say, action } = useText()
  const { station } = useStores()
  const id = useId()
  const calendar = useCalendar()
  const [time, setTime] = useState(() => writeLocal(station.clock.now() + hours(4)))
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const until = readLocal(time)
    if (until !== null && until > station.clock.now()) onMute(until)
    else setWrong(true)
  }
  return (
    <Dialog label={say.untilTitle(name)} className="dialog" onClose={onClose}>
      <h2>{say.untilTitle(name)}</h2>
      <form className="mute-until" onSubmit={submit}>
        <label className="unseen" htmlFor={id}>
          {say.until}
        </label>
        <MomentField {...calendar} id={id} value={time} wrong={wrong} errorId={`${id}-error`} onChange={setTime} />
        {wrong && (
          <p className="field-error" id={`${id}-error`} role="alert">
            {say.notLater}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{action.cancel}</Button>
          <Button kind="primary" type="submit">
            {say.mute}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
