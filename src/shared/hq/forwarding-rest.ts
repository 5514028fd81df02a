import { type Millis, seconds } from '../time/millis'
import type { Forwarding } from './forwarding'

const FIRST_REST: Millis = 250
/** However often it failed. */
export const LONGEST_REST: Millis = seconds(15)

/** One failure more, and nothing is done before a while that doubles with each. */
export function rest(state: Forwarding, now: Millis): Forwarding {
  const failures = state.failures + 1
  return { ...state, failures, restUntil: now + Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(failures - 1, 10)) }
}

/** Whether it is still to come. A clock that was set back does not make anybody wait longer than was meant. */
export const isAhead = (due: Millis, now: Millis, longest: Millis): boolean => now < due && due - now <= longest
