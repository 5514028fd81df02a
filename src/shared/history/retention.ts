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

/** After so long without any history it may be the clock that is wrong: what is given up cannot be had back. */
const LONG_GAP: Millis = days(30)
const SHORTEST_GAP: Millis = days(2)

/** Once there are so many days after such a gap, the clock is believed. */
const DAYS_TO_BELIEVE = 3

/**
 * The oldest of the days `used` (oldest first) that have to go, whatever the reason; today stays. A clock that was set
 * to next year for an hour makes nothing old.
 */
export function daysToGiveUp(used: readonly DayUsage[], limits: Limits, now: Millis): DayUsage[] {
  let bytes = used.reduce((sum, day) => sum + day.bytes, 0)
  const today = new Date(now).toISOString().slice(0, 10)
  const given: DayUsage[] = []
  const isBelieved = isClockBelieved(used, limits, today)
  for (const usage of used) {
    const isTooOld = isBelieved && Date.parse(usage.day) + days(1) <= now - days(limits.days)
    if (usage.day >= today || (!isTooOld && bytes <= limits.bytes)) break
    given.push(usage)
    bytes -= usage.bytes
  }
  return given
}

/** Whether the last long gap before today, if there is one, lies some days back. */
function isClockBelieved(used: readonly DayUsage[], limits: Limits, today: string): boolean {
  const longest = Math.max(SHORTEST_GAP, Math.min(LONG_GAP, days(limits.days)))
  let after = today
  let count = 0
  for (const { day } of used.toReversed()) {
    if (day >= today) continue
    if (Date.parse(after) - Date.parse(day) > longest) return count >= DAYS_TO_BELIEVE
    after = day
    count++
  }
  return true
}
