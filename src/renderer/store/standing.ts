import { STANDINGS, type Standing, type StandingCounts, standingOf } from '../../shared/contract/standing'
import type { GatewayView } from '../../shared/contract/views'
import { isolated } from '../../shared/text/readable'

export {
  countStandings,
  STANDINGS,
  type Standing,
  type StandingCounts,
  standingOf,
} from '../../shared/contract/standing'

/** Whether somebody should look. */
export const isProblem = (standing: Standing): boolean =>
  standing === 'offline' || standing === 'abnormal' || standing === 'late'

/** How many boxes were counted. */
export const totalOf = (counts: StandingCounts): number =>
  STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)

/** Since when it stands as it does: a fault has a beginning of its own. */
export const standingSince = (gateway: Pick<GatewayView, 'presence' | 'presenceSince' | 'fault' | 'muted'>): string =>
  (standingOf(gateway) === 'abnormal' ? gateway.fault.since : null) ?? gateway.presenceSince

/** Whether the figures of a gateway are what it last said rather than what is. */
export const isStale = ({ presence }: Pick<GatewayView, 'presence'>): boolean =>
  presence !== 'online' && presence !== 'late'

/** What people call a gateway: the user's name for it, else its own, else its identity; safe within a sentence. */
export const nameOf = ({ alias, name, id }: Pick<GatewayView, 'alias' | 'name' | 'id'>): string =>
  isolated(alias ?? name ?? id)
