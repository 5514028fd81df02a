import type { GatewayView } from './gateway-views'

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

export type StandingCounts = Readonly<Record<Standing, number>>

/** How many gateways stand how; unlike the station's counts, each gateway is counted once. */
export function countStandings(gateways: Iterable<Pick<GatewayView, 'presence' | 'fault' | 'muted'>>): StandingCounts {
  const counts = { offline: 0, abnormal: 0, late: 0, online: 0, muted: 0, unobserved: 0, expected: 0 }
  for (const gateway of gateways) counts[standingOf(gateway)]++
  return counts
}
