import { type DayUsage, daysToGiveUp, type Limits } from '../history/retention'
import { isoDay } from '../time/iso'
import { days, type Millis } from '../time/millis'

/** How long before somebody is warned: as long as mending a line may take. */
const WARNED_BEFORE: Millis = days(1)
/** As long as headquarters keeps what sites send: of the past no more than that is sent. */
const SENT_WITHIN: Millis = days(7)

/**
 * Whether within a day some of what waits to be sent will be given up at the site, as too old or too much.
 * @param oldestAt when the oldest of it was kept @param used the days that are kept, oldest first
 */
export function isAtRisk(oldestAt: Millis, used: readonly DayUsage[], limits: Limits, now: Millis): boolean {
  const soon = now + WARNED_BEFORE
  if (soon - oldestAt > SENT_WITHIN) return true
  // Until then a day more is kept, as large as the largest.
  const growth = Math.max(0, ...used.map(({ bytes }) => bytes))
  const oldest = isoDay(oldestAt)
  const given = daysToGiveUp(used, { ...limits, bytes: limits.bytes - growth }, soon)
  return given.some(({ day }) => day >= oldest)
}
