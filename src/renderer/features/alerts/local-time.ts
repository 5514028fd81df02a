import { type Millis, minutes } from '../../../shared/time/millis'

/** An instant as the clock on the wall shows it, in the form that fields take: `2026-11-22T18:00`. */
export const localTime = (at: Millis): string =>
  new Date(at - minutes(new Date(at).getTimezoneOffset())).toISOString().slice(0, 16)
