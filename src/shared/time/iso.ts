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
