import { useEffect, useState } from 'react'
import { formatSecond, formatWeekday } from '../../../../shared/text/instant'
import { useStores } from '../../../store/context'
import { useLanguage } from '../../../store/hooks'

/** The station's time of day. It goes on when nothing is heard, so that nobody takes a standing clock for a standing fleet. */
export function WallClock() {
  const { clock } = useStores().station
  const language = useLanguage()
  const [now, setNow] = useState(clock.timeOfDay)
  useEffect(() => {
    // At the turn of the second, not somewhere within it.
    const timer = setTimeout(() => setNow(clock.timeOfDay()), 1000 - (clock.timeOfDay() % 1000))
    return () => clearTimeout(timer)
  })
  const time = formatSecond(now, language)
  return (
    <div className="wall-count wall-clock">
      <span className="wall-word">{formatWeekday(now, language)}</span>
      <span className="wall-number">
        {time.slice(0, -3)}
        <small>{time.slice(-3)}</small>
      </span>
    </div>
  )
}
