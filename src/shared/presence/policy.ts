import type { Settings } from '../model/settings'
import { hours, type Millis, minutes, seconds } from '../time/millis'

/** Expected time between the reports of a box that nobody has told us about and whose rhythm is not learned yet. */
export const DEFAULT_PERIOD: Millis = seconds(20)

/**
 * How long silence is borne before anything is said of it. The standard is the least: a false "offline" costs more trust
 * than a late one, so a station may be told to wait longer, never less.
 */
export interface Patience {
  /** Periods without a report after which a box is late. */
  readonly late: number
  /** Periods without a report after which a box is offline; more than `late`. */
  readonly offline: number
  /** The least grace after a disturbance of our own. */
  readonly grace: Millis
}

export const STANDARD_PATIENCE: Patience = { late: 2, offline: 3, grace: minutes(1) }

/** How patient a station is as it is set. */
export const patienceOf = ({ patience: { late, offline, graceSeconds } }: Pick<Settings, 'patience'>): Patience => ({
  late,
  offline,
  grace: seconds(graceSeconds),
})

/** What boxes lose on the way, queue, or send late without being ill. */
export const JITTER: Millis = seconds(5)

/** Silence after which a box of period `period` is late. Source: docs/presence.md, "States of a gateway". */
export const lateAfter = (period: Millis, { late }: Patience): Millis => late * period + JITTER

/** Silence after which a box of period `period` is offline. */
export const offlineAfter = (period: Millis, { offline }: Patience): Millis => offline * period + JITTER

/** How long after a disturbance of our own nobody goes late or offline. */
export const graceAfter = (period: Millis, { grace }: Patience): Millis => Math.max(2 * period, grace)

/** The nearest interval that may be expected of a box: 2 s to an hour. */
export const clampPeriod = (period: Millis): Millis => Math.min(Math.max(period, seconds(2)), hours(1))
