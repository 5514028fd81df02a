import { hours, type Millis, minutes, seconds } from '../time/millis'

/** Expected time between the reports of a box that nobody has told us about and whose rhythm is not learned yet. */
export const DEFAULT_PERIOD: Millis = seconds(20)

/** What boxes lose on the way, queue, or send late without being ill. */
const JITTER: Millis = seconds(5)

/** Silence after which a box of period `period` is late. Source: docs/presence.md, "States of a gateway". */
export const lateAfter = (period: Millis): Millis => 2 * period + JITTER

/** Silence after which a box of period `period` is offline. */
export const offlineAfter = (period: Millis): Millis => 3 * period + JITTER

/** How long after a disturbance of our own nobody goes late or offline. */
export const graceAfter = (period: Millis): Millis => Math.max(2 * period, minutes(1))

export const clampPeriod = (period: Millis): Millis => Math.min(Math.max(period, seconds(2)), hours(1))
