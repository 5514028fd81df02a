import { isoDay } from '../../shared/time/iso'
import { days } from '../../shared/time/millis'

/** A day as calendars show it, wherever that is: `2026-11-22`. */
export type Day = string

/** Beyond these nothing can be chosen. */
const FIRST: Day = '1970-01-01'
const LAST: Day = '2999-12-31'

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const within = (day: Day): Day => (day < FIRST ? FIRST : day > LAST ? LAST : day)

/** The day so many days later; earlier with fewer than none. */
export const daysLater = (day: Day, later: number): Day => within(isoDay(timeOf(day) + days(later)))

/** The same day of the month so many months later, or the last day of a month that is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return within(isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last))))
}

/** How many days after the Monday of its week a day is. */
export const placeInWeek = (day: Day): number => (new Date(timeOf(day)).getUTCDay() + 6) % 7

/** The six weeks, Monday to Sunday, that the month of a day lies in: of every month as many, so that nothing jumps. */
export function weeksAround(day: Day): readonly (readonly Day[])[] {
  const first: Day = `${day.slice(0, 8)}01`
  const begin = timeOf(first) - days(placeInWeek(first))
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => isoDay(begin + days(week * 7 + place))),
  )
}

/** Where a key leads from a day, as in calendars everywhere; `null` for a key that leads nowhere. */
export function dayAfterKey(day: Day, key: string): Day | null {
  const later = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key]
  if (later !== undefined) return daysLater(day, later)
  if (key === 'Home') return daysLater(day, -placeInWeek(day))
  if (key === 'End') return daysLater(day, 6 - placeInWeek(day))
  const months = { PageUp: -1, PageDown: 1 }[key]
  return months === undefined ? null : monthsLater(day, months)
}
