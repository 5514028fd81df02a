import type { Incident } from '../model/incident'
import { type Millis, minutes } from '../time/millis'

/** So many turns within the reach, and a subject is unstable. Source: docs/presence.md, "Transitions, incidents, alerts". */
const TURNS = 4
export const REACH: Millis = minutes(15)

/** Without a turn for so long it is stable again. */
const QUIET: Millis = minutes(10)

/** The subject's turns with one more; those beyond the reach are forgotten. */
export const withTurn = (times: readonly Millis[], at: Millis): readonly Millis[] => [
  ...times.filter((time) => at - time <= REACH),
  at,
]

export const isUnstable = (times: readonly Millis[]): boolean => times.length >= TURNS

/** Until when the single alerts of an unstable subject rest; `null` for a stable one. */
export const restsUntil = (incident: Incident): Millis | null =>
  incident.unstableSince === null ? null : incident.changedAt + QUIET
