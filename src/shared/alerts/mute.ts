import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import { type DailyWindow, isWithin, nextEdge } from '../time/daily-window'
import type { Millis } from '../time/millis'

/** What a mute is for. */
export type MuteScope =
  | { readonly kind: 'fleet' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'gateway'; readonly gateway: GatewayId }
  | { readonly kind: 'device'; readonly gateway: GatewayId; readonly device: string }

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

/** Whether the news of an incident is muted at `now`, by its device's mute, its gateway's own or a wider one. */
export function isMuted(
  incident: Pick<Incident, 'gateway' | 'device'>,
  gateway: Gateway | undefined,
  mutes: readonly ScopedMute[],
  now: Millis,
): boolean {
  const own = gateway?.edits.mute ?? null
  if (own !== null && (own.until === null || now < own.until)) return true
  const group = gateway?.edits.group ?? null
  return mutes.some((mute) => isActive(mute, now) && covers(mute.scope, { ...incident, group }))
}

/** The mute that holds back the news of a gateway at `now`, `null` if none of these does. */
export const muteOver = (gateway: Gateway, mutes: readonly ScopedMute[], now: Millis): ScopedMute | null =>
  mutes.find((mute) => isActive(mute, now) && covers(mute.scope, ownOf(gateway))) ?? null

const isActive = ({ until, window }: ScopedMute, now: Millis): boolean =>
  (until === null || now < until) && (window === null || isWithin(window, now))

/** When the hours of one of these next begin or end; `null` if none has any. */
export function nextMuteEdge(mutes: readonly ScopedMute[], now: Millis): Millis | null {
  const edges = mutes.flatMap(({ window }) => (window === null ? [] : (nextEdge(window, now) ?? [])))
  return edges.length === 0 ? null : Math.min(...edges)
}

/** Whom news is about: `device` is `null` where it is the gateway itself, `gateway` where it is neither. */
export interface Concerned {
  readonly gateway: GatewayId | null
  readonly device: string | null
  /** Which the gateway is in. */
  readonly group: string | null
}

const ownOf = ({ id, edits }: Gateway): Concerned => ({ gateway: id, device: null, group: edits.group })

/** Whether a mute of this scope holds back what is told of somebody. */
export function covers(scope: MuteScope, { gateway, device, group }: Concerned): boolean {
  switch (scope.kind) {
    case 'fleet':
      return true
    case 'group':
      return group !== null && scope.group === group
    case 'gateway':
      return scope.gateway === gateway
    case 'device':
      return scope.gateway === gateway && scope.device === device
  }
}

export function isSameScope(a: MuteScope, b: MuteScope): boolean {
  switch (a.kind) {
    case 'fleet':
      return b.kind === 'fleet'
    case 'group':
      return b.kind === 'group' && a.group === b.group
    case 'gateway':
      return b.kind === 'gateway' && a.gateway === b.gateway
    case 'device':
      return b.kind === 'device' && a.gateway === b.gateway && a.device === b.device
  }
}
