import { type Millis, minutes } from '../../shared/time/millis'

const RELOADS = 3
const WITHIN = minutes(1)

/** Decides after each crash of the page whether to load it again: not when it keeps crashing. */
export function createCrashPatience(): (now: Millis) => boolean {
  let reloadedAt: readonly Millis[] = []
  return (now) => {
    reloadedAt = reloadedAt.filter((at) => now - at < WITHIN)
    if (reloadedAt.length >= RELOADS) return false
    reloadedAt = [...reloadedAt, now]
    return true
  }
}
