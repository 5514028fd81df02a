import type { Millis } from '../time/millis'

/**
 * From when silence counts as evidence.
 * `since`: who was last heard before it is unobserved, not silent; `null` while we do not watch at all.
 * `disturbedAt`: when something on our side last made silence doubtful (start, sleep, starved process, clock jump,
 * new addresses); never before `since`.
 */
export interface Watch {
  readonly since: Millis | null
  readonly disturbedAt: Millis
}

export const notWatching = (at: Millis): Watch => ({ since: null, disturbedAt: at })

export const watchingFrom = (at: Millis): Watch => ({ since: at, disturbedAt: at })

/** Still watching, but whatever was silent gets another grace. */
export const disturbed = (watch: Watch, at: Millis): Watch => ({ ...watch, disturbedAt: at })
