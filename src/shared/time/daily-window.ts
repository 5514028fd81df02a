import { type Millis, minutes } from './millis'

/** A stretch of local time that comes back: each of `days` (0 is Sunday) from `from` until `to`, both `HH:MM`. */
export interface DailyWindow {
  /** The days on which it begins; `to` at or before `from` is on the day after. */
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}

export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

/** As weeks begin in most of the world; 0 is Sunday. */
export const WEEK: readonly number[] = [1, 2, 3, 4, 5, 6, 0]

interface Span {
  readonly begin: Millis
  readonly end: Millis
}

/** Until an edge the answer is the same, and two thousand boxes ask for it each second; a calendar is slow. */
interface Answer extends Span {
  readonly isWithin: boolean
}
const answers = new WeakMap<DailyWindow, Answer>()

/** Not for longer: this machine may be taken to another time zone. */
const ANSWER_LASTS: Millis = minutes(1)

/** Whether an instant lies in a window of the day, by the zone of this computer. */
export function isWithin(window: DailyWindow, at: Millis): boolean {
  const known = answers.get(window)
  if (known !== undefined && known.begin <= at && at < known.end) return known.isWithin
  const spans = spansNear(window, at)
  const answer = spans.some(({ begin, end }) => begin <= at && at < end)
  const end = Math.min(firstEdge(spans, at) ?? Number.POSITIVE_INFINITY, at + ANSWER_LASTS)
  answers.set(window, { begin: at, end, isWithin: answer })
  return answer
}

/** The next instant after `at` at which the window begins or ends; `null` for one that never comes. */
export const nextEdge = (window: DailyWindow, at: Millis): Millis | null => firstEdge(spansNear(window, at), at)

function firstEdge(spans: readonly Span[], at: Millis): Millis | null {
  const edges = spans.flatMap(({ begin, end }) => [begin, end])
  const later = edges.filter((edge) => edge > at)
  return later.length === 0 ? null : Math.min(...later)
}

/** The times at which it takes place from the day before `at` to a week after, by the local calendar: a day of a clock change has 23 or 25 hours. */
function spansNear(window: DailyWindow, at: Millis): Span[] {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)]
  const today = new Date(at)
  // Counted by the calendar: 24 hours before the midnight after a day of 23 is not yet that day.
  return Array.from({ length: 10 }, (_, index) => noonOf(today, index - 1))
    .filter((day) => window.days.includes(day.getDay()))
    .map((day) => ({ begin: onDay(day, 0, from), end: onDay(day, to <= from ? 1 : 0, to) }))
}

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

const noonOf = (day: Date, later: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, 12)

const onDay = (day: Date, later: number, minute: number): Millis =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, 0, minute).getTime()
