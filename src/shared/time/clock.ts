import type { Millis } from './millis'

/** Where a part of the program learns what time it is. Pure functions take `now` instead. */
export interface Clock {
  /** Wall time. Goes on evenly; where the clock on the wall was set, it follows at once, in one step. */
  now(): Millis
}
