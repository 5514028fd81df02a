import type { Millis } from './millis'

/** An instant as ISO 8601 in UTC, the form used by the HTTP API. */
export type IsoTime = string

/** UTC to the millisecond. @throws RangeError for what is no date */
export const iso = (at: Millis): IsoTime => new Date(at).toISOString()

export const isoOrNull = (at: Millis | null): IsoTime | null => (at === null ? null : iso(at))
