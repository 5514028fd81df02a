import type { GatewayView } from '../../shared/contract/views'
import { isProblem, nameOf, STANDINGS, type Standing, standingOf, standingSince } from './standing'

/** What the fleet is narrowed to. */
export interface FleetFilter {
  /** Every word of it has to occur somewhere in a box. */
  readonly query: string
  /** None means all. */
  readonly standings: readonly Standing[]
}

export const NO_FILTER: FleetFilter = { query: '', standings: [] }

export const isFiltering = ({ query, standings }: FleetFilter): boolean => query.trim() !== '' || standings.length > 0

/** The gateways to show, the worst first; among problems the most recent first, the others by name. */
export function shownGateways(gateways: Iterable<GatewayView>, filter: FleetFilter): GatewayView[] {
  const words = wordsOf(filter.query)
  const shown: Ranked[] = []
  for (const gateway of gateways) {
    const standing = standingOf(gateway)
    if (filter.standings.length > 0 && !filter.standings.includes(standing)) continue
    if (!matches(gateway, words)) continue
    const rank = rankOf(gateway, standing)
    shown.push({ gateway, rank, recent: isProblem(standing), since: standingSince(gateway) })
  }
  return shown.sort(worstFirst).map(({ gateway }) => gateway)
}

/** The gateways that contain every word of `query`, the worst first. */
export const findGateways = (gateways: Iterable<GatewayView>, query: string): GatewayView[] =>
  shownGateways(gateways, { query, standings: [] })

/** A box that is well with a device that is not comes before those that are well altogether. */
function rankOf({ deviceCounts }: GatewayView, standing: Standing): number {
  const rank = STANDINGS.indexOf(standing)
  return standing === 'online' && deviceCounts.offline + deviceCounts.missing > 0 ? rank - 0.5 : rank
}

interface Ranked {
  readonly gateway: GatewayView
  readonly rank: number
  readonly recent: boolean
  readonly since: string
}

const byName = new Intl.Collator(['zh-CN', 'en'], { numeric: true })

function worstFirst(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  // ISO instants of the same form sort as text.
  if (a.recent && a.since !== b.since) return a.since < b.since ? 1 : -1
  return byName.compare(nameOf(a.gateway), nameOf(b.gateway)) || (a.gateway.id < b.gateway.id ? -1 : 1)
}

const wordsOf = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

const matches = (gateway: GatewayView, words: readonly string[]): boolean =>
  words.length === 0 || words.every((word) => searchTextOf(gateway).includes(word))

/** A gateway's searchable words; a changed gateway is another object, so this never goes stale. */
const searchTexts = new WeakMap<GatewayView, string>()

function searchTextOf(gateway: GatewayView): string {
  const known = searchTexts.get(gateway)
  if (known !== undefined) return known
  const { id, sn, name, alias, group, note, mac, addresses, tags } = gateway
  const text = [id, sn, name, alias, group, note, mac, ...addresses, ...tags].filter(Boolean).join('\n').toLowerCase()
  searchTexts.set(gateway, text)
  return text
}
