import { dayBar } from '../../shared/availability/day-bar'
import type { GatewayView } from '../../shared/contract/views'
import { type Millis, minutes, seconds } from '../../shared/time/millis'
import { type FleetLook, type SizeClass, sizeClassOf } from './fleet-look'
import { type FleetSection, type Row, sectionsOf, sortedRows } from './sections'
import { type FleetFilter, filterOf, rankedOf } from './shown'
import { isRestless, sortValueOf } from './sort-value'

/** The fleet in order: what to draw, and in which place. */
export interface FleetOrder {
  readonly sections: readonly FleetSection[]
  /** All that the filter lets through, in one order without sections. */
  readonly ids: readonly string[]
}

/** What the order of a fleet depends on. */
export interface OrderInput {
  readonly gateways: ReadonlyMap<string, GatewayView>
  readonly filter: FleetFilter
  readonly look: FleetLook
  /** By the number of boxes if not said. */
  readonly size?: SizeClass
  readonly now: Millis
}

/** How often an order by figures that change with each report is made anew. */
const RESTLESS_FOR = seconds(5)

/**
 * Orders a fleet, and remembers how: a hundred reports a second seldom change any place, so each call looks only at
 * the gateways that are other objects than before, and answers with the same object as long as nothing that matters
 * has changed. Sections that stay the same stay the same objects.
 */
export function createFleetOrder(): (input: OrderInput) => FleetOrder {
  let last: OrderInput | null = null
  let entries = new Map<string, Entry>()
  let order: FleetOrder = { sections: [], ids: [] }
  let inOrder: readonly Row[] = []

  return (input) => {
    const sameLook =
      last !== null && last.filter === input.filter && last.look === input.look && last.size === input.size
    const sameTime = last !== null && ageOf(last, seconds(30)) === ageOf(input, seconds(30))
    if (last !== null && sameLook && sameTime && last.gateways === input.gateways && !isDue(last, input)) return order
    const next = entriesOf(input, entries, sameLook)
    entries = next.entries
    last = input
    if (!next.changed) return order
    // Nearly in order already, sorting is nearly free.
    const rows = rowsInOrder(inOrder, entries)
    inOrder = sortedRows(rows, input.look.sort)
    const size = input.size ?? sizeClassOf(input.gateways.size)
    const lifts = size !== 'few' || input.look.grouping !== 'none'
    order = kept(order, { sections: sectionsOf(inOrder, input.look, lifts), ids: inOrder.map(({ id }) => id) })
    return order
  }
}

/** What is remembered of a gateway; `row` is `null` if the filter holds it back. */
interface Entry {
  readonly gateway: GatewayView
  readonly row: Row | null
  readonly minute: number
  /** By how much its minutes begin earlier than those of the clock. */
  readonly offset: Millis
  /** When `row.value` was read off. */
  readonly readAt: number
  readonly availability: number | null
}

const ageOf = ({ now }: OrderInput, step: Millis): number => Math.floor(now / step)

const isDue = (last: OrderInput, input: OrderInput): boolean =>
  isRestless(input.look.sort.by) && ageOf(last, RESTLESS_FOR) !== ageOf(input, RESTLESS_FOR)

function entriesOf(input: OrderInput, before: ReadonlyMap<string, Entry>, sameLook: boolean) {
  const lets = filterOf(input.filter)
  const entries = new Map<string, Entry>()
  let changed = !sameLook || before.size !== input.gateways.size
  for (const [id, gateway] of input.gateways) {
    const known = before.get(id)
    const entry = entryOf(gateway, known, input, sameLook, lets)
    if (entry.row !== known?.row || known === undefined) changed = true
    entries.set(id, entry)
  }
  return { entries, changed }
}

function entryOf(
  gateway: GatewayView,
  known: Entry | undefined,
  input: OrderInput,
  sameLook: boolean,
  lets: (gateway: GatewayView) => boolean,
): Entry {
  const { by } = input.look.sort
  const offset = known?.offset ?? offsetOf(gateway.id)
  const minute = Math.floor((input.now + offset) / minutes(1))
  const readAt = isRestless(by) ? ageOf(input, RESTLESS_FOR) : 0
  const sameTime = known?.minute === minute && known.readAt === readAt
  if (known !== undefined && sameLook && sameTime && known.gateway === gateway) return known
  const sameDay = known?.minute === minute && isSameDay(known.gateway, gateway)
  const availability = sameDay ? known.availability : availabilityOf(gateway, input.now)
  const entry = { gateway, minute, offset, readAt, availability }
  if (!lets(gateway)) return { ...entry, row: null }
  const value =
    sameLook && known?.row && known.readAt === readAt && isRestless(by)
      ? known.row.value
      : sortValueOf(gateway, by, availability)
  const { group, tags, site = null } = gateway
  const row: Row = { ...rankedOf(gateway), group, site, tags, value, availability }
  return { ...entry, row: known?.row && isSameRow(known.row, row) ? known.row : row }
}

const isSameDay = (a: GatewayView, b: GatewayView): boolean =>
  a.presenceLog === b.presenceLog ||
  (a.presence === b.presence && a.presenceSince === b.presenceSince && a.presenceLog.length === b.presenceLog.length)

function availabilityOf({ presenceLog }: GatewayView, now: Millis): number | null {
  const spans = presenceLog.map(({ from, state }) => ({ from: Date.parse(from), state }))
  const { availability } = dayBar(spans, now)
  // As it is shown: a last digit that nobody sees would make every minute a change.
  return availability === null ? null : Math.round(availability * 10) / 10
}

/** Minutes of two boxes do not begin together, so that what is counted anew each minute is not all counted at once. */
function offsetOf(id: string): Millis {
  let hash = 0
  for (let place = 0; place < id.length; place++) hash = (Math.imul(hash, 31) + id.charCodeAt(place)) | 0
  return (hash >>> 0) % minutes(1)
}

const isSameRow = (a: Row, b: Row): boolean =>
  a.rank === b.rank &&
  a.standing === b.standing &&
  a.since === b.since &&
  a.name === b.name &&
  a.group === b.group &&
  a.site === b.site &&
  a.value === b.value &&
  a.availability === b.availability &&
  isSameList(a.tags, b.tags)

export const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((one, place) => one === b[place]))

/** The rows of now in the order of before, the new ones last. */
function rowsInOrder(before: readonly Row[], entries: ReadonlyMap<string, Entry>): readonly Row[] {
  const seen = new Set<string>()
  const rows: Row[] = []
  for (const { id } of before) {
    const row = entries.get(id)?.row
    if (!row) continue
    seen.add(id)
    rows.push(row)
  }
  for (const { row } of entries.values()) if (row !== null && !seen.has(row.id)) rows.push(row)
  return rows
}

/** The new order with what is the same as before in it as the same objects. */
function kept(before: FleetOrder, after: FleetOrder): FleetOrder {
  const known = new Map(before.sections.map((section) => [section.key, section]))
  const sections = after.sections.map((section) => keptSection(known.get(section.key), section))
  const sameSections =
    sections.length === before.sections.length && sections.every((one, place) => one === before.sections[place])
  const ids = isSameList(before.ids, after.ids) ? before.ids : after.ids
  if (sameSections && ids === before.ids) return before
  return { sections: sameSections ? before.sections : sections, ids }
}

function keptSection(before: FleetSection | undefined, after: FleetSection): FleetSection {
  if (before === undefined) return after
  const ids = isSameList(before.ids, after.ids) ? before.ids : after.ids
  const members = isSameList(before.members, after.members) ? before.members : after.members
  const sameCounts = Object.entries(after.counts).every(
    ([key, n]) => before.counts[key as keyof typeof before.counts] === n,
  )
  const same = sameCounts && before.availability === after.availability
  if (same && ids === before.ids && members === before.members) return before
  return { ...after, ids, members, counts: sameCounts ? before.counts : after.counts }
}
