import type { Presence, PresenceSpan } from '../model/gateway'
import { hours, type Millis } from '../time/millis'

/** How far back a gateway's own log of its presence reaches. */
export const LOG_REACH: Millis = hours(24)

/** A gateway that changes its state every few seconds all day must not grow without end. */
const SPANS_KEPT = 200

/** The log with a new span from `at`; spans that ended before the reach are dropped. */
export function logPresence(log: readonly PresenceSpan[], state: Presence, at: Millis): readonly PresenceSpan[] {
  if (log.at(-1)?.state === state) return log
  const firstInReach = log.findLastIndex((span) => span.from <= at - LOG_REACH)
  const kept = firstInReach > 0 ? log.slice(firstInReach) : log
  return [...kept.slice(-SPANS_KEPT + 1), { from: at, state }]
}
