import { days, type Millis } from '../time/millis'

/** How much history may be kept. */
export interface Limits {
  readonly days: number
  readonly bytes: number
}

/** What a day (`YYYY-MM-DD`, UTC) takes on the disk. */
export interface DayUsage {
  readonly day: string
  readonly bytes: number
}

/** The oldest of the days `used` (oldest first) that have to go, whatever the reason; today stays. */
export function daysToGiveUp(used: readonly DayUsage[], limits: Limits, now: Millis): DayUsage[] {
  let bytes = used.reduce((sum, day) => sum + day.bytes, 0)
  const today = new Date(now).toISOString().slice(0, 10)
  const given: DayUsage[] = []
  for (const usage of used) {
    const isTooOld = Date.parse(usage.day) + days(1) <= now - days(limits.days)
    if (usage.day >= today || (!isTooOld && bytes <= limits.bytes)) break
    given.push(usage)
    bytes -= usage.bytes
  }
  return given
}
