import { displayName } from '../fleet/transitions'
import type { Gateway } from '../model/gateway'
import { guardIdentity } from '../presence/identity-guard'
import { periodOf } from '../presence/period'
import { iso } from '../time/iso'
import type { Millis } from '../time/millis'
import type { SenderConflict, SendersView, SenderView } from './receiver-views'
import type { RejectionCode } from './rejection'

/** What is remembered of one address that talked to the receiver. */
export interface HeardSender {
  /** IPv4 as it is written, also where the socket speaks both. */
  readonly address: string
  readonly accepted: number
  readonly refused: number
  readonly firstAt: Millis
  readonly lastAt: Millis
  readonly lastRefusal: RejectionCode | null
}

/** What decides how a sender is seen. */
export interface SenderRules {
  readonly gateways: Iterable<Gateway>
  readonly defaultPeriod: Millis
  readonly isAllowed: (address: string) => boolean
  readonly ignored: readonly string[]
  readonly listed: boolean
}

export interface SenderQuery {
  /** Part of an address, or of a name or id behind it. */
  readonly query?: string | undefined
  readonly limit?: number | undefined
}

/** As many as a list is read of; a query finds the others. */
const LIMIT = 200
const UNKNOWN_SHOWN = 100
const CONFLICTS_SHOWN = 100
const GATEWAYS_SHOWN = 20

/** Who talked to the receiver: with the gateways behind each address, and what is odd about it. */
export function viewSenders(
  heard: readonly HeardSender[],
  rules: SenderRules,
  { query, limit = LIMIT }: SenderQuery = {},
): SendersView {
  const behind = gatewaysByAddress(rules.gateways)
  const ignored = new Set(rules.ignored)
  const gatewaysOf = ({ address }: HeardSender) => behind.get(address) ?? NONE
  const view = (sender: HeardSender) => viewSender(sender, gatewaysOf(sender), rules, ignored)
  // Whether somebody should decide about it: nothing of it comes through, or nothing may.
  const isUnknown = ({ address, accepted }: HeardSender) =>
    !ignored.has(address) && (accepted === 0 || !rules.isAllowed(address))
  const wanted = query?.trim().toLowerCase()
  const all = heard.toSorted(newestFirst)
  const found = wanted ? all.filter((sender) => matches(sender, gatewaysOf(sender), wanted)) : all
  return {
    senders: found.slice(0, limit).map(view),
    total: found.length,
    unknown: all.filter(isUnknown).slice(0, UNKNOWN_SHOWN).map(view),
    conflicts: conflictsOf(rules),
    listed: rules.listed,
  }
}

const NONE: readonly Gateway[] = []

/** In the order in which they first came, which holds however often they report: nothing jumps while somebody reads. */
const newestFirst = (a: HeardSender, b: HeardSender): number =>
  b.firstAt - a.firstAt || (a.address < b.address ? -1 : 1)

function viewSender(
  { firstAt, lastAt, ...sender }: HeardSender,
  gateways: readonly Gateway[],
  { isAllowed }: SenderRules,
  ignored: ReadonlySet<string>,
): SenderView {
  return {
    ...sender,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
    gateways: gateways.slice(0, GATEWAYS_SHOWN).map((gateway) => ({ id: gateway.id, name: displayName(gateway) })),
    gatewayCount: gateways.length,
    allowed: isAllowed(sender.address),
    ignored: ignored.has(sender.address),
  }
}

const matches = ({ address }: HeardSender, gateways: readonly Gateway[], wanted: string): boolean =>
  address.includes(wanted) ||
  gateways.some((gateway) => `${displayName(gateway)} ${gateway.id}`.toLowerCase().includes(wanted))

/** By the address each was last heard from, and those it was heard from shortly before. */
function gatewaysByAddress(gateways: Iterable<Gateway>): ReadonlyMap<string, readonly Gateway[]> {
  const behind = new Map<string, Gateway[]>()
  const put = (sent: string, gateway: Gateway) => {
    const address = plainAddress(sent)
    const others = behind.get(address)
    if (others === undefined) behind.set(address, [gateway])
    else if (others.at(-1) !== gateway) others.push(gateway)
  }
  for (const gateway of gateways) {
    for (const { address } of gateway.senders) put(address, gateway)
    if (gateway.lastReportFrom !== null) put(gateway.lastReportFrom, gateway)
  }
  return behind
}

function conflictsOf({ gateways, defaultPeriod }: SenderRules): readonly SenderConflict[] {
  const conflicts: SenderConflict[] = []
  for (const gateway of gateways) {
    if (gateway.senders.length < 2) continue
    const warnings = guardIdentity(gateway, periodOf(gateway, defaultPeriod))
    if (!warnings.some(({ code }) => code === 'two-senders')) continue
    const addresses = gateway.senders.map(({ address }) => plainAddress(address))
    conflicts.push({ gateway: gateway.id, gatewayName: displayName(gateway), addresses })
    if (conflicts.length === CONFLICTS_SHOWN) break
  }
  return conflicts
}

/** IPv4 as it is written, also where a dual socket writes `::ffff:192.168.1.9`. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
