import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import { type DailyWindow, isWithin, nextEdge } from '../time/daily-window'
import type { Millis } from '../time/millis'

/** What a mute is for. */
export type MuteScope =
  | { readonly kind: 'fleet' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'gateway'; readonly gateway: GatewayId }

/**
 * News of its scope is held back: until an instant, until nothing in it is bad any more, in windows that come back,
 * or (none of them) until the user says otherwise. When it ends, what then still holds is told.
 */
export interface ScopedMute {
  readonly scope: MuteScope
  readonly until: Millis | null
  /** `until` was given as a length of time: it moves along when the clock on the wall is set. */
  readonly lasting?: true
  readonly untilRecovery: boolean
  readonly window: DailyWindow | null
}

/** Whether the news of an incident is muted at `now`, by its gateway's own mute or a wider one. */
export function isMuted(
  incident: Pick<Incident, 'gateway'>,
  gateway: Gateway | undefined,
  mutes: readonly ScopedMute[],
  now: Millis,
): boolean {
  const own = gateway?.edits.mute ?? null
  if (own !== null && (own.until === null || now < own.until)) return true
  return mutes.some((mute) => isActive(mute, now) && covers(mute.scope, incident.gateway, gateway?.edits.group ?? null))
}

/** The mute that holds back the news of a gateway at `now`, `null` if none of these does. */
export const muteOver = (gateway: Gateway, mutes: readonly ScopedMute[], now: Millis): ScopedMute | null =>
  mutes.find((mute) => isActive(mute, now) && covers(mute.scope, gateway.id, gateway.edits.group)) ?? null

export const isActive = ({ until, window }: ScopedMute, now: Millis): boolean =>
  (until === null || now < until) && (window === null || isWithin(window, now))

/** When the hours of one of these next begin or end; `null` if none has any. */
export function nextMuteEdge(mutes: readonly ScopedMute[], now: Millis): Millis | null {
  const edges = mutes.flatMap(({ window }) => (window === null ? [] : (nextEdge(window, now) ?? [])))
  return edges.length === 0 ? null : Math.min(...edges)
}

export const covers = (scope: MuteScope, gateway: GatewayId | null, group: string | null): boolean =>
  scope.kind === 'fleet' ||
  (scope.kind === 'gateway' && scope.gateway === gateway) ||
  (scope.kind === 'group' && group !== null && scope.group === group)

export const isSameScope = (a: MuteScope, b: MuteScope): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'gateway' || (b.kind === 'gateway' && a.gateway === b.gateway)) &&
  (a.kind !== 'group' || (b.kind === 'group' && a.group === b.group))
