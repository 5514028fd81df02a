import { formatDate, formatDay, formatDayOfMonth } from '../../../shared/text/instant'
import { useLanguage, useMinute, useText } from '../../store/hooks'

/** The heading of a day. @param count of its events, `undefined` until it is known */
export function DayHead({ day, count }: { readonly day: number; readonly count: number | undefined }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const word = formatDay(day, now, language, text)
  const isThisYear = new Date(day).getFullYear() === new Date(now).getFullYear()
  const date = isThisYear ? formatDayOfMonth(day, language) : formatDate(day, language)
  const beside = [
    ...(word === formatDayOfMonth(day, language) ? [] : [date]),
    ...(count === undefined ? [] : [text.events.count(count)]),
  ]
  return (
    <div className="day-head event-day">
      <h2>{word === formatDayOfMonth(day, language) ? date : word}</h2>
      <span>{beside.join(' · ')}</span>
    </div>
  )
}
