import { type Millis, seconds } from '../../shared/time/millis'

/** As long as Chromium lets a page act on a click. */
const LASTS = seconds(5)

const ACTS: ReadonlySet<string> = new Set(['mouseDown', 'mouseUp', 'keyDown', 'rawKeyDown', 'touchEnd', 'gestureTap'])

/** Remembers whether a person has just acted in a window; each act allows one thing. */
export interface UserActivation {
  note(inputType: string, now: Millis): void
  /** Whether there is an act to answer for something that happens now; uses it up. */
  take(now: Millis): boolean
}

export function createUserActivation(): UserActivation {
  let actedAt: Millis | undefined
  return {
    note(inputType, now) {
      if (ACTS.has(inputType)) actedAt = now
    },
    take(now) {
      const active = actedAt !== undefined && now - actedAt < LASTS
      actedAt = undefined
      return active
    },
  }
}
