import type { GatewayView } from '../../shared/contract/views'
import { isolated } from '../../shared/text/readable'

/** How a gateway is shown: one state of presence, fault and mute, the one that matters most. */
export type Standing = 'offline' | 'abnormal' | 'late' | 'online' | 'muted' | 'unobserved' | 'expected'

/** The worst first; the order of the cards. */
export const STANDINGS: readonly Standing[] = [
  'offline',
  'abnormal',
  'late',
  'online',
  'muted',
  'unobserved',
  'expected',
]

/** Offline wins over a fault: of a silent box we only know what it last said. A mute hides the alarm, never the data. */
export function standingOf({ presence, fault, muted }: Pick<GatewayView, 'presence' | 'fault' | 'muted'>): Standing {
  if (muted) return 'muted'
  if (presence === 'expected' || presence === 'unobserved' || presence === 'offline') return presence
  return fault.active ? 'abnormal' : presence
}

/** Whether somebody should look. */
export const isProblem = (standing: Standing): boolean =>
  standing === 'offline' || standing === 'abnormal' || standing === 'late'

/** Since when it stands as it does: a fault has a beginning of its own. */
export const standingSince = (gateway: Pick<GatewayView, 'presence' | 'presenceSince' | 'fault' | 'muted'>): string =>
  (standingOf(gateway) === 'abnormal' ? gateway.fault.since : null) ?? gateway.presenceSince

/** Whether the figures of a gateway are what it last said rather than what is. */
export const isStale = ({ presence }: Pick<GatewayView, 'presence'>): boolean =>
  presence !== 'online' && presence !== 'late'

export type StandingCounts = Readonly<Record<Standing, number>>

/** How many gateways stand how; unlike the station's counts, each gateway is counted once. */
export function countStandings(gateways: Iterable<GatewayView>): StandingCounts {
  const counts = { offline: 0, abnormal: 0, late: 0, online: 0, muted: 0, unobserved: 0, expected: 0 }
  for (const gateway of gateways) counts[standingOf(gateway)]++
  return counts
}

/** What people call a gateway: the user's name for it, else its own, else its identity; safe within a sentence. */
export const nameOf = ({ alias, name, id }: Pick<GatewayView, 'alias' | 'name' | 'id'>): string =>
  isolated(alias ?? name ?? id)
