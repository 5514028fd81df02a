import type { Gateway } from '../model/gateway'
import { LOG_REACH } from '../presence/presence-log'
import type { Millis } from '../time/millis'

/** A box whose fault comes and goes with every report must not grow without end. */
const SPANS_KEPT = 200

type Logged = Pick<Gateway, 'faultLog'>

const UNCHANGED: Logged = {}

/**
 * What a report changes in a gateway's log of its faults: nothing but when a fault ends with it, which is then added.
 * Spread over the gateway; spans that ended before the reach of the log are dropped.
 */
export function loggedFault(before: Pick<Gateway, 'faultSince' | 'faultLog'>, isActive: boolean, at: Millis): Logged {
  const since = before.faultSince ?? null
  if (isActive || since === null) return UNCHANGED
  const kept = (before.faultLog ?? []).filter(({ to }) => to > at - LOG_REACH)
  return { faultLog: [...kept.slice(-SPANS_KEPT + 1), { from: since, to: Math.max(at, since) }] }
}

/** The log on a clock that was set by `by` ms. */
export const shiftedFaultLog = ({ faultLog }: Logged, by: Millis): Logged =>
  faultLog === undefined ? UNCHANGED : { faultLog: faultLog.map(({ from, to }) => ({ from: from + by, to: to + by })) }
