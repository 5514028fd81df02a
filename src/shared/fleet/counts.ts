import type { Gateway, Presence } from '../model/gateway'

/** Gateways by presence, and beside that how many have a fault or are muted. */
export type FleetCounts = Readonly<Record<Presence | 'fault' | 'muted', number>>

/** How many stand how. One with a fault, or a mute, is counted by its presence as well. */
export function countGateways(gateways: Iterable<Gateway>): FleetCounts {
  const counts = { online: 0, late: 0, offline: 0, unobserved: 0, expected: 0, fault: 0, muted: 0 }
  for (const gateway of gateways) {
    counts[gateway.presence]++
    if (gateway.fault.active) counts.fault++
    if (gateway.edits.mute !== null) counts.muted++
  }
  return counts
}
