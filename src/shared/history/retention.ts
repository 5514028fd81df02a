import { isoDay } from '../time/iso'
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
  const today = isoDay(now)
  const given: DayUsage[] = []
  const isBelieved = daysToBelief(used, limits, today) === 0
  for (const usage of used) {
    const isOver = isBelieved && isTooOld(usage, limits, now)
    if (usage.day >= today || (!isOver && bytes <= limits.bytes)) break
    given.push(usage)
    bytes -= usage.bytes
  }
  return given
}

/** Days that are too old and stay, because it may be the clock that is wrong. */
export interface HeldBack {
  readonly days: number
  /** The first day (UTC) on which they may go, if there is history of each until then. */
  readonly until: string
}

/** What `daysToGiveUp` leaves for want of a clock that is believed; `null` where that is nothing. */
export function heldBack(used: readonly DayUsage[], limits: Limits, now: Millis): HeldBack | null {
  const today = isoDay(now)
  const missing = daysToBelief(used, limits, today)
  if (missing === 0) return null
  const given = daysToGiveUp(used, limits, now).length
  const held = used.slice(given).filter((usage) => usage.day < today && isTooOld(usage, limits, now)).length
  return held === 0 ? null : { days: held, until: isoDay(now + days(missing)) }
}

const isTooOld = ({ day }: DayUsage, limits: Limits, now: Millis): boolean =>
  Date.parse(day) + days(1) <= now - days(limits.days)

/** Of how many more days there has to be history until the clock is believed: none where no long gap lies shortly before today. */
function daysToBelief(used: readonly DayUsage[], limits: Limits, today: string): number {
  const longest = Math.max(SHORTEST_GAP, Math.min(LONG_GAP, days(limits.days)))
  let after = today
  let count = 0
  for (const { day } of used.toReversed()) {
    if (day >= today) continue
    if (Date.parse(after) - Date.parse(day) > longest) return Math.max(0, DAYS_TO_BELIEVE - count)
    after = day
    count++
  }
  return 0
}
