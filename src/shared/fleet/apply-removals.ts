import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Fleet } from './fleet'
import { atRest, keptUntil, type RemovedGateway, rejoined, restingId } from './removed-gateway'
import { type Change, type Step, withChanges } from './step'
import { transition } from './transitions'

/** What was removed and can be brought back, by the id it had. */
export type Bin = ReadonlyMap<GatewayId, RemovedGateway>

/** A step, and what rests beside the fleet after it. */
export interface BinStep {
  readonly step: Step
  readonly bin: Bin
  /** What now rests, or rests otherwise, to be kept. */
  readonly laid: readonly RemovedGateway[]
  /** What history is to know of it: while it rests nobody watches it. */
  readonly accounts: readonly Transition[]
  /** The resting ids of what no longer rests. */
  readonly taken: readonly GatewayId[]
  /** The gateways that the step is about; an id that was not there is not among them. */
  readonly ids: readonly GatewayId[]
}

/**
 * The fleet without these gateways, which rest in the bin. One that reports again is new. What has rested for its time
 * goes for good.
 * @param incidents what is open of a gateway
 */
export function applyRemovals(
  fleet: Fleet,
  bin: Bin,
  ids: readonly GatewayId[],
  now: Millis,
  incidents: (id: GatewayId) => readonly Incident[],
): BinStep {
  const gone = [...new Set(ids)].flatMap((id) => fleet.gateways.get(id) ?? [])
  const laid = gone.map((gateway) => atRest(gateway, bin.get(gateway.id), now, incidents(gateway.id)))
  const next = new Map(bin)
  for (const resting of laid) next.set(resting.removed.id, resting)
  const expired = [...next.values()].filter((resting) => keptUntil(resting) <= now)
  for (const { removed } of expired) next.delete(removed.id)
  const changes = gone.map(({ id }): Change => ({ kind: 'removed', id }))
  return {
    step: { fleet: withChanges(fleet, changes), changes, transitions: [] },
    bin: next,
    laid,
    accounts: gone.flatMap((gateway) => removalFacts(gateway, now)),
    taken: expired.map(({ id }) => id),
    ids: gone.map(({ id }) => id),
  }
}

/**
 * The fleet with these gateways back as they were, or joined with what their boxes have reported meanwhile. It is no
 * news: whatever silence has made of them is found by time, like of any other.
 */
export function applyRestore(fleet: Fleet, bin: Bin, ids: readonly GatewayId[], now: Millis): BinStep {
  const found = [...new Set(ids)].flatMap((id) => bin.get(id) ?? [])
  const gateways = found.map((resting): Gateway => rejoined(resting, fleet.gateways.get(resting.removed.id)))
  const next = new Map(bin)
  for (const { removed } of found) next.delete(removed.id)
  const changes = gateways.map((gateway): Change => ({ kind: 'gateway', gateway }))
  return {
    step: { fleet: withChanges(fleet, changes), changes, transitions: [] },
    bin: next,
    laid: [],
    accounts: gateways.flatMap((gateway) => returnFacts(gateway, fleet.gateways.get(gateway.id), now)),
    taken: found.map(({ removed }) => restingId(removed.id)),
    ids: gateways.map(({ id }) => id),
  }
}

/** How a gateway and its devices stood when they left. */
const removalFacts = (gateway: Gateway, at: Millis): Transition[] => [
  transition(gateway, { at, kind: 'removal', from: gateway.presence, to: 'removed', cause: 'edit' }),
  ...gateway.devices.map((one) =>
    transition(gateway, { at, kind: 'removal', from: one.lastKnownStatus, to: 'removed', cause: 'edit' }, one),
  ),
]

/** What is back of them. @param known what the box's reports have opened meanwhile, which was never away */
function returnFacts(gateway: Gateway, known: Gateway | undefined, at: Millis): Transition[] {
  const fact = { at, kind: 'removal', from: 'removed', cause: 'edit' } as const
  const ofGateway = known === undefined ? [transition(gateway, { ...fact, to: gateway.presence })] : []
  const devices = known === undefined || known.devices.length === 0 ? gateway.devices : []
  return [...ofGateway, ...devices.map((one) => transition(gateway, { ...fact, to: one.lastKnownStatus }, one))]
}
