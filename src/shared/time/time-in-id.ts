import type { Millis } from './millis'

/** What the ids of events and incidents begin with: 13 digits of their time, by which they sort as they happened. */
export const timeForId = (at: Millis): string => String(Math.round(at)).padStart(13, '0')

/** The time that such an id begins with; `null` for one that does not. */
export const timeInId = (id: string): Millis | null => (/^\d{13}/.test(id) ? Number(id.slice(0, 13)) : null)
