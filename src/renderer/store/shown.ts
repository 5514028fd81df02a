import { narrowingTo, rankOf } from '../../shared/contract/search'
import type { GatewayView } from '../../shared/contract/views'
import { hasDownDevice } from './devices'
import { hasDeviceWith, knownTextOf } from './search-texts'
import { isProblem, nameOf, type Standing, standingOf, standingSince } from './standing'

/** What the fleet is narrowed to. */
export interface FleetFilter {
  /** Every word of it has to occur somewhere in a box. */
  readonly query: string
  /** None means all. */
  readonly standings: readonly Standing[]
  /** Boxes with any of these tags; none means all. */
  readonly tags: readonly string[]
  /** Boxes of any of these groups, the empty text for those of none; none means all. */
  readonly groups: readonly string[]
  /** Boxes at any of these sites, by id; none means all. Only at headquarters. */
  readonly sites: readonly string[]
}

export const NO_FILTER: FleetFilter = { query: '', standings: [], tags: [], groups: [], sites: [] }

export const isFiltering = ({ query, standings, tags, groups, sites }: FleetFilter): boolean =>
  query.trim() !== '' || standings.length + tags.length + groups.length + sites.length > 0

/** Which gateways a filter lets through. */
export const filterOf = (filter: FleetFilter): ((gateway: GatewayView) => boolean) =>
  narrowingTo(filter, standingOf, knownTextOf, ({ devices }, words) => hasDeviceWith(devices, words))

/**
 * The first so many of the gateways that are let through: the worst first, among problems the most recent, the others
 * by name. Few of thousands are found without putting all of them in order.
 */
export function worstGateways(
  gateways: Iterable<GatewayView>,
  lets: (gateway: GatewayView) => boolean,
  most: number,
): readonly GatewayView[] {
  const best: (Ranked & { readonly gateway: GatewayView })[] = []
  for (const gateway of gateways) {
    if (!lets(gateway)) continue
    const one = { ...rankedOf(gateway), gateway }
    const last = best[most - 1]
    if (last !== undefined && worstFirst(one, last) > 0) continue
    const place = best.findIndex((other) => worstFirst(one, other) < 0)
    best.splice(place === -1 ? best.length : place, 0, one)
    if (best.length > most) best.pop()
  }
  return best.map(({ gateway }) => gateway)
}

/** What the place of a gateway among the others depends on. */
export interface Ranked {
  readonly id: string
  readonly name: string
  readonly standing: Standing
  /** By severity, the worst lowest. */
  readonly rank: number
  /** Since when, of a problem alone: the most recent comes first. */
  readonly since: string
}

export function rankedOf(gateway: GatewayView): Ranked {
  const standing = standingOf(gateway)
  const since = isProblem(standing) ? standingSince(gateway) : ''
  return { id: gateway.id, name: nameOf(gateway), standing, rank: rankOf(standing, hasDownDevice(gateway)), since }
}

export function worstFirst(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  // ISO instants of the same form sort as text.
  if (a.since !== b.since) return a.since < b.since ? 1 : -1
  return byName(a, b)
}

export const byName = (a: Pick<Ranked, 'id' | 'name'>, b: Pick<Ranked, 'id' | 'name'>): number =>
  byWord.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

/** As people write and count: 2 before 10, Chinese by sound. */
export const byWord = new Intl.Collator(['zh-CN', 'en'], { numeric: true })
