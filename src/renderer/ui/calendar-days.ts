/** A day as calendars show it, wherever that is: `2026-11-22`. */
export type Day = string

const DAY_MS = 86_400_000

/** Beyond these nothing can be chosen. */
const FIRST: Day = '1970-01-01'
const LAST: Day = '2999-12-31'

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time: number): Day => new Date(time).toISOString().slice(0, 10)
const within = (day: Day): Day => (day < FIRST ? FIRST : day > LAST ? LAST : day)

/** The day so many days later; earlier with fewer than none. */
export const daysLater = (day: Day, days: number): Day => within(dayAt(timeOf(day) + days * DAY_MS))

/** The same day of the month so many months later, or the last day of a month that is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return within(dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last))))
}

/** How many days after the Monday of its week a day is. */
export const placeInWeek = (day: Day): number => (new Date(timeOf(day)).getUTCDay() + 6) % 7

/** The six weeks, Monday to Sunday, that the month of a day lies in: of every month as many, so that nothing jumps. */
export function weeksAround(day: Day): readonly (readonly Day[])[] {
  const first: Day = `${day.slice(0, 8)}01`
  const begin = timeOf(first) - placeInWeek(first) * DAY_MS
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => dayAt(begin + (week * 7 + place) * DAY_MS)),
  )
}

/** Where a key leads from a day, as in calendars everywhere; `null` for a key that leads nowhere. */
export function dayAfterKey(day: Day, key: string): Day | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key]
  if (days !== undefined) return daysLater(day, days)
  if (key === 'Home') return daysLater(day, -placeInWeek(day))
  if (key === 'End') return daysLater(day, 6 - placeInWeek(day))
  const months = { PageUp: -1, PageDown: 1 }[key]
  return months === undefined ? null : monthsLater(day, months)
}
