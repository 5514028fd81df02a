import type { IsoTime } from '../time/iso'
import type { Patch } from './push'
import type { ScopeView } from './scope-views'
import type { HeadquartersView } from './site-views'
import { extendTrend, NO_TREND } from './trend'
import type { Counts, FleetView, GatewayView, ReceiverView, Trend } from './views'

/** The fleet as a client of the contract knows it. */
export interface World {
  readonly seq: number
  readonly at: IsoTime
  /** Whether these boxes do not exist. */
  readonly simulated: boolean
  readonly gateways: ReadonlyMap<string, GatewayView>
  readonly trends: ReadonlyMap<string, Trend>
  readonly counts: Counts
  readonly receiver: ReceiverView
  /** `null` for the world of a station. */
  readonly headquarters: HeadquartersView | null
  /** What of the fleet is here; `null` where all of it is. */
  readonly scope: ScopeView | null
}

/** What a page knows after a snapshot; patches carry it on. */
export function worldFromFleet(fleet: FleetView): World {
  return {
    seq: fleet.seq,
    at: fleet.at,
    simulated: fleet.simulated,
    gateways: new Map(fleet.gateways.map((gateway) => [gateway.id, gateway])),
    trends: new Map(Object.entries(fleet.trends)),
    counts: fleet.counts,
    receiver: fleet.receiver,
    headquarters: fleet.headquarters ?? null,
    scope: fleet.scope ?? null,
  }
}

/**
 * The world after a patch. `missed` when pushes before it were not seen: then ask for the fleet again.
 * A patch that is already contained changes nothing. Gateways that the patch does not name stay the same objects.
 */
export function applyPatch(world: World, patch: Patch): World | 'missed' {
  if (patch.seq <= world.seq) return world
  if (patch.seq > world.seq + 1) return 'missed'
  return {
    seq: patch.seq,
    at: patch.at,
    simulated: world.simulated,
    ...mergeGateways(world, patch),
    counts: patch.counts ?? world.counts,
    receiver: patch.receiver ?? world.receiver,
    headquarters: patch.headquarters ?? world.headquarters,
    scope: patch.scope ?? world.scope,
  }
}

function mergeGateways(world: World, patch: Patch): Pick<World, 'gateways' | 'trends'> {
  if (!patch.gateways?.length && !patch.removed?.length) return { gateways: world.gateways, trends: world.trends }
  const gateways = new Map(world.gateways)
  const trends = new Map(world.trends)
  for (const [id, trend] of Object.entries(patch.trends ?? {})) trends.set(id, trend)
  for (const gateway of patch.gateways ?? []) {
    // A patch without a new report (an edit, a silence, a return) must not draw the last figures twice.
    const known = gateways.get(gateway.id)
    const isBack = known === undefined && trends.has(gateway.id)
    const isNews = !isBack && gateway.lastReportAt !== (known?.lastReportAt ?? null)
    if (isNews) trends.set(gateway.id, extendTrend(trends.get(gateway.id) ?? NO_TREND, gateway.metrics))
    gateways.set(gateway.id, gateway)
  }
  // Its trend stays: what was removed can be brought back, and is then drawn as it was.
  for (const id of patch.removed ?? []) gateways.delete(id)
  // Out of sight is something else: it is told anew with the box, and a page would hold a hundred thousand in the end.
  if (world.scope !== null) for (const id of patch.removed ?? []) trends.delete(id)
  return { gateways, trends }
}
