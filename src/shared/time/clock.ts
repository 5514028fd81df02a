import type { Millis } from './millis'

/** Where a part of the program learns what time it is. Pure functions take `now` instead. */
export interface Clock {
  /** Wall time that never runs backwards within one run of the process. */
  now(): Millis
}
