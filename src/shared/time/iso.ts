import type { Millis } from './millis'

/** An instant as ISO 8601 in UTC, the form used by the HTTP API. */
export type IsoTime = string

/** UTC to the millisecond. @throws RangeError for what is no date */
export const iso = (at: Millis): IsoTime => new Date(at).toISOString()

/** What ISO 8601 can write with four digits of a year; far beyond it a Date is none, and whoever writes it throws. */
export const LATEST_INSTANT: Millis = Date.UTC(9999, 11, 31)

/** The day, by UTC, that an instant is in: `2026-11-22`. @throws RangeError for what is no date */
export const isoDay = (at: Millis): string => iso(at).slice(0, 10)

export const isoOrNull = (at: Millis | null): IsoTime | null => (at === null ? null : iso(at))

const WRITTEN = /^\d{4}-\d\d-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/**
 * The instant that is written as a day, which is its midnight in UTC, or as a time; without an offset that is one of this
 * computer's zone. `NaN` for anything else, also for 30 February and a lone number, of which `Date.parse` makes a day.
 */
export function readIso(text: string): Millis {
  const [, date] = WRITTEN.exec(text) ?? []
  if (date === undefined) return Number.NaN
  // A day that there is not is one of the next month.
  const day = Date.parse(text.slice(0, 10))
  return Number.isNaN(day) || new Date(day).getUTCDate() !== Number(date) ? Number.NaN : Date.parse(text)
}
