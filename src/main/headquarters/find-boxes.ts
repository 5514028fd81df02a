import { type Narrowed, narrowingTo, rankOf, searchTextOf } from '../../shared/contract/search'
import { someDeviceHas } from '../../shared/contract/search-devices'
import { standingOf } from '../../shared/contract/standing'
import { type HeldGateway, plainGateway } from '../../shared/hq/held-gateway'
import { siteOfGateway } from '../../shared/hq/qualified'
import type { Gateway } from '../../shared/model/gateway'
import { deviceStatus } from '../../shared/presence/device-status'
import type { Millis } from '../../shared/time/millis'
import { ownTurn } from '../own-turn'

/** How long nothing else is attended to: a hundred thousand boxes are not looked through at once. */
const AT_A_STRETCH: Millis = 10
const CLOCK_EVERY = 100

type IsMuted = (gateway: Pick<Gateway, 'id' | 'edits'>) => boolean

interface Found {
  readonly gateway: HeldGateway
  readonly rank: number
  readonly name: string
}

/**
 * Looks through a fleet of any size, the worst first, then by name.
 * @param gateways as they are when it begins; what changes meanwhile is not seen
 */
export async function findBoxes(
  gateways: Iterable<HeldGateway>,
  asked: Narrowed,
  limit: number,
  isMuted: IsMuted,
): Promise<{ readonly found: readonly Gateway[]; readonly total: number }> {
  const lets = narrowingTo<Box>(
    asked,
    ({ standing }) => standing(),
    ({ text }) => text(),
    ({ devices }, words) => someDeviceHas(devices(), words),
  )
  const best: Found[] = []
  let total = 0
  let count = 0
  let begunAt = performance.now()
  for (const gateway of gateways) {
    if (++count % CLOCK_EVERY === 0 && performance.now() - begunAt > AT_A_STRETCH) {
      await ownTurn()
      begunAt = performance.now()
    }
    if (!lets(boxOf(gateway, isMuted))) continue
    total++
    keep(best, foundOf(gateway, isMuted), limit)
  }
  return { found: best.map((one) => plainGateway(one.gateway)), total }
}

type Box = ReturnType<typeof boxOf>

/** What costs something is made when it is asked for. */
function boxOf(gateway: HeldGateway, isMuted: IsMuted) {
  const { id, edits, devices } = gateway
  return {
    devices: () => devices.list(),
    tags: edits.tags,
    group: edits.group,
    site: siteOfGateway(id) ?? '',
    standing: () => standing(gateway, isMuted),
    text: () => textOf(gateway),
  }
}

/** Field by field: a copy of a box with its edits would cost more than the search. */
function textOf({ id, sn, name, mac, addresses, edits }: HeldGateway): string {
  const { alias, group, note, tags } = edits
  return searchTextOf({ id, sn, name, alias, group, note, mac, addresses, tags })
}

const standing = (gateway: HeldGateway, isMuted: IsMuted) =>
  standingOf({ presence: gateway.presence, fault: { ...gateway.fault, since: null }, muted: isMuted(gateway) })

function foundOf(gateway: HeldGateway, isMuted: IsMuted): Found {
  const { id, edits, name, devices, presence } = gateway
  const hasIll = devices.statuses().some((device) => ['offline', 'missing'].includes(deviceStatus(device, presence)))
  return { gateway, rank: rankOf(standing(gateway, isMuted), hasIll), name: edits.alias ?? name ?? id }
}

/** Puts it in its place among the best so far. */
function keep(best: Found[], one: Found, limit: number): void {
  const last = best.at(-1)
  if (best.length >= limit && last !== undefined && compare(one, last) >= 0) return
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(best[middle] as Found, one) <= 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, one)
  if (best.length > limit) best.pop()
}

/** By code units: a collator would take a microsecond for each of a hundred thousand. */
const compare = (a: Found, b: Found): number => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
