import { days as daysLong, type Millis } from './millis'

/** A stretch of local time that comes back: each of `days` (0 is Sunday) from `from` until `to`, both `HH:MM`. */
export interface DailyWindow {
  /** The days on which it begins; `to` at or before `from` is on the day after. */
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}

export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

interface Span {
  readonly begin: Millis
  readonly end: Millis
}

export const isWithin = (window: DailyWindow, at: Millis): boolean =>
  spansNear(window, at).some(({ begin, end }) => begin <= at && at < end)

/** The next instant after `at` at which the window begins or ends; `null` for one that never comes. */
export function nextEdge(window: DailyWindow, at: Millis): Millis | null {
  const edges = spansNear(window, at).flatMap(({ begin, end }) => [begin, end])
  const later = edges.filter((edge) => edge > at)
  return later.length === 0 ? null : Math.min(...later)
}

/** The times at which it takes place from the day before `at` to a week after, by the local calendar: a day of a clock change has 23 or 25 hours. */
function spansNear(window: DailyWindow, at: Millis): Span[] {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)]
  return Array.from({ length: 10 }, (_, index) => new Date(at + daysLong(index - 1)))
    .filter((day) => window.days.includes(day.getDay()))
    .map((day) => ({ begin: onDay(day, 0, from), end: onDay(day, to <= from ? 1 : 0, to) }))
}

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

const onDay = (day: Date, later: number, minute: number): Millis =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, 0, minute).getTime()
