import type { GatewayMap } from '../../shared/fleet/gateway-map'
import { AllGateways, restingAs, restingIn } from '../../shared/hq/all-gateways'
import type { Folded } from '../../shared/hq/folded'
import { type HeldGateway, isResting } from '../../shared/hq/held-gateway'
import { qualifiedId } from '../../shared/hq/qualified'
import type { Gateway, GatewayId } from '../../shared/model/gateway'

export type HeldGateways = GatewayMap<HeldGateway>

/** What is told on of each that has changed, five thousand times a second. */
export type NotedGateway = Pick<Gateway, 'id' | 'presence' | 'fault' | 'metrics' | 'edits'>

const noted = (site: string, { id, presence, fault, metrics, edits }: HeldGateway): NotedGateway => ({
  id: qualifiedId(site, id),
  presence,
  fault,
  metrics,
  edits,
})

/** What of a site's gateways has changed, as they are called at headquarters; of those that rest nobody is told. */
export interface GatewayNews {
  readonly now: readonly NotedGateway[]
  readonly gone: readonly GatewayId[]
}

type Folds = Iterable<readonly [site: string, { readonly held: HeldGateways }]>

/** The gateways of all sites as they are now, and how many of each site only rest. */
export class KnownGateways {
  private resting = new Map<string, number>()
  /** How many are in the fleet. */
  private count = 0
  /** As somebody has asked for them since they changed. */
  private all: AllGateways | null = null

  /** @param folds as they are now */
  constructor(private readonly folds: () => Folds) {}

  /** What is asked of it later is still as it was. */
  get current(): AllGateways {
    if (this.all !== null) return this.all
    const own = Array.from(
      this.folds(),
      ([site, { held }]) => [site, { held, resting: this.resting.get(site) ?? 0 }] as const,
    )
    this.all = new AllGateways(new Map(own))
    return this.all
  }

  get size(): number {
    return this.count
  }

  /** All of a site, as they are told on. */
  notedOf(site: string, held: HeldGateways): readonly NotedGateway[] {
    return [...held].flatMap((gateway) => (isResting(gateway) ? [] : [noted(site, gateway)]))
  }

  /** Another world: everything is counted anew. */
  begin(): void {
    this.resting = new Map(Array.from(this.folds(), ([site, { held }]) => [site, restingIn(held)]))
    this.all = null
    this.count = this.current.size
  }

  /** What a message has made of a site's gateways. */
  take(site: string, before: HeldGateways, after: HeldGateways, { changed, removed }: Folded): GatewayNews {
    const now: NotedGateway[] = []
    let resting = this.resting.get(site) ?? 0
    for (const id of changed) {
      const gateway = after.get(id)
      resting += restingAs(gateway) - restingAs(before.get(id))
      if (gateway !== undefined && !isResting(gateway)) now.push(noted(site, gateway))
    }
    const gone: GatewayId[] = []
    for (const id of removed) {
      const was = before.get(id)
      resting -= restingAs(was)
      if (was !== undefined && !isResting(was)) gone.push(qualifiedId(site, id))
    }
    this.count += after.size - resting - (before.size - (this.resting.get(site) ?? 0))
    this.resting.set(site, resting)
    this.all = null
    return { now, gone }
  }
}
