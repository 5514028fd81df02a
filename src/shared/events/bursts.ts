import type { GatewayId } from '../model/gateway'
import type { Transition } from '../model/transition'
import { type Millis, seconds } from '../time/millis'

/** What happens to so many within so long is one piece of news. */
const BURST_MEMBERS = 3
export const BURST_LENGTH: Millis = seconds(10)

/** As much of an event as bursts are found by. */
export interface Burstable extends Pick<Transition, 'id' | 'kind' | 'gateway' | 'device' | 'to'> {
  readonly at: Millis
}

/** What a burst has in common: one gateway, whose devices they are; a group of gateways, or those in none; or this station, which watched none. */
export type BurstScope =
  | { readonly kind: 'gateway'; readonly gateway: GatewayId }
  | { readonly kind: 'group'; readonly group: string | null }
  | { readonly kind: 'station' }

export interface Burst<E> {
  readonly scope: BurstScope
  /** At least `BURST_MEMBERS`, in the order in which they happened, within `BURST_LENGTH`. */
  readonly members: readonly [E, E, E, ...E[]]
}

/** An event of its own, or several that are one piece of news. */
export type Row<E> = { readonly event: E } | { readonly burst: Burst<E> }

/**
 * Events as rows: those that befell the devices of one gateway, or the gateways of one group, alike and within
 * `BURST_LENGTH` are one row, which stands where the first of them happened.
 * @param events newest first
 * @param groupOf the group that a gateway is in, `null` if in none
 * @returns newest first; all members and all other events are the events, each once
 */
export function rowsOf<E extends Burstable>(
  events: readonly E[],
  groupOf: (gateway: GatewayId) => string | null,
): readonly Row<E>[] {
  const burstOf = new Map<E, E[]>()
  const open = new Map<string, E[]>()
  // From the oldest on, so that what happens later never regroups what was there before.
  for (let place = events.length - 1; place >= 0; place--) {
    const event = events[place] as E
    const key = keyOf(event, groupOf)
    const burst = open.get(key)
    const [first] = burst ?? []
    if (burst !== undefined && first !== undefined && event.at - first.at <= BURST_LENGTH) burst.push(event)
    else open.set(key, [event])
    burstOf.set(event, open.get(key) as E[])
  }
  return events.flatMap((event): readonly Row<E>[] => {
    const members = burstOf.get(event) ?? []
    if (!isBurst(members)) return [{ event }]
    return members[0] === event ? [{ burst: { scope: scopeOf(event, groupOf), members } }] : []
  })
}

const isBurst = <E>(members: readonly E[]): members is Burst<E>['members'] => members.length >= BURST_MEMBERS

function scopeOf({ gateway, device, kind, to }: Burstable, groupOf: (gateway: GatewayId) => string | null): BurstScope {
  if (kind === 'presence' && to === 'unobserved') return { kind: 'station' }
  return device === null ? { kind: 'group', group: groupOf(gateway) } : { kind: 'gateway', gateway }
}

function keyOf(event: Burstable, groupOf: (gateway: GatewayId) => string | null): string {
  const scope = scopeOf(event, groupOf)
  const where = scope.kind === 'gateway' ? scope.gateway : scope.kind === 'group' ? scope.group : null
  // What devices appear as differs, and is no difference.
  const what = event.kind === 'device-appeared' || event.kind === 'gateway-appeared' ? '' : event.to
  return JSON.stringify([scope.kind, where, event.kind, what])
}

/** What all of a burst is likely due to. Only a guess, and worded as one. */
export type LikelyCause = 'switch' | 'site' | null

/** @param size how many the scope has in all, `null` if not known */
export function likelyCause<E extends Burstable>({ scope, members }: Burst<E>, size: number | null): LikelyCause {
  const [{ kind, to }] = members
  const isBad = to === 'offline' || to === 'missing'
  if (!isBad) return null
  if (scope.kind === 'gateway') return kind === 'device-status' ? 'switch' : null
  // Most of a group at once shares its power or its way here.
  return size !== null && members.length * 2 >= size ? 'site' : null
}
