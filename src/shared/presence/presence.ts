import type { Presence } from '../model/gateway'
import type { Millis } from '../time/millis'
import { graceAfter, lateAfter, offlineAfter } from './policy'
import type { Watch } from './watch'

/** What silence since `heardAt` means at `now` for a gateway with this period. Source: docs/presence.md. */
export function presenceAt(now: Millis, heardAt: Millis | null, watch: Watch, period: Millis): Presence {
  if (heardAt === null) return 'expected'
  if (watch.since === null) return 'unobserved'
  if (now >= offlineAt(heardAt, watch, period)) return 'offline'
  if (heardAt < watch.since) return 'unobserved'
  return now >= lateAt(heardAt, watch, period) ? 'late' : 'online'
}

/** When a gateway last heard at `heardAt` turns late. */
export const lateAt = (heardAt: Millis, watch: Watch, period: Millis): Millis =>
  Math.max(heardAt + lateAfter(period), watch.disturbedAt + graceAfter(period))

/** When a gateway last heard at `heardAt` turns offline: only silence that we watched throughout counts. */
export const offlineAt = (heardAt: Millis, watch: Watch, period: Millis): Millis =>
  Math.max(Math.max(heardAt, watch.disturbedAt) + offlineAfter(period), watch.disturbedAt + graceAfter(period))

/** When presence changes next if nothing is heard, or `null` if silence changes it no more. */
export function nextPresenceChangeAt(now: Millis, heardAt: Millis | null, watch: Watch, period: Millis): Millis | null {
  if (heardAt === null || watch.since === null) return null
  const turnsLate = heardAt < watch.since ? null : lateAt(heardAt, watch, period)
  if (turnsLate !== null && now < turnsLate) return turnsLate
  const turnsOffline = offlineAt(heardAt, watch, period)
  return now < turnsOffline ? turnsOffline : null
}
