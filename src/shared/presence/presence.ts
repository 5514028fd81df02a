import type { Presence } from '../model/gateway'
import type { Millis } from '../time/millis'
import { graceAfter, lateAfter, offlineAfter, type Patience } from './policy'
import type { Watch } from './watch'

/** By what silence is judged: whether we listened, and how much of it is borne from whom. */
export interface Judgement {
  readonly watch: Watch
  /** The expected time between two reports of the gateway. */
  readonly period: Millis
  readonly patience: Patience
}

/** What silence since `heardAt` means at `now`. Source: docs/presence.md. */
export function presenceAt(now: Millis, heardAt: Millis | null, by: Judgement): Presence {
  if (heardAt === null) return 'expected'
  if (by.watch.since === null) return 'unobserved'
  if (now >= offlineAt(heardAt, by)) return 'offline'
  if (heardAt < by.watch.since) return 'unobserved'
  return now >= lateAt(heardAt, by) ? 'late' : 'online'
}

/** When a gateway last heard at `heardAt` turns late. */
export const lateAt = (heardAt: Millis, { watch, period, patience }: Judgement): Millis =>
  Math.max(heardAt + lateAfter(period, patience), watch.disturbedAt + graceAfter(period, patience))

/** When a gateway last heard at `heardAt` turns offline: only silence that we watched throughout counts. */
export const offlineAt = (heardAt: Millis, { watch, period, patience }: Judgement): Millis =>
  Math.max(
    Math.max(heardAt, watch.disturbedAt) + offlineAfter(period, patience),
    watch.disturbedAt + graceAfter(period, patience),
  )

/** When presence changes next if nothing is heard, or `null` if silence changes it no more. */
export function nextPresenceChangeAt(now: Millis, heardAt: Millis | null, by: Judgement): Millis | null {
  if (heardAt === null || by.watch.since === null) return null
  const turnsLate = heardAt < by.watch.since ? null : lateAt(heardAt, by)
  if (turnsLate !== null && now < turnsLate) return turnsLate
  const turnsOffline = offlineAt(heardAt, by)
  return now < turnsOffline ? turnsOffline : null
}
