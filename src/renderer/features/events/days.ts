import type { Millis } from '../../../shared/time/millis'

/** The midnight before an instant, by the clock on the wall. */
export const dayOf = (at: Millis): Millis => new Date(at).setHours(0, 0, 0, 0)

/** The next midnight: a day of a clock change has 23 or 25 hours. */
export function dayAfter(day: Millis): Millis {
  const next = new Date(day)
  next.setDate(next.getDate() + 1)
  return next.getTime()
}
