import type { GatewayMap, Gateways } from '../fleet/gateway-map'
import type { Gateway, GatewayId } from '../model/gateway'
import { type HeldGateway, isResting, plainGateway } from './held-gateway'
import { qualifiedGateway, siteOfGateway } from './qualified'

/** What a site has: its gateways as it calls them, and how many of them only rest. */
export interface OwnGateways {
  readonly held: GatewayMap<HeldGateway>
  readonly resting: number
}

/** 1 for a gateway that only rests. */
export const restingAs = (gateway: HeldGateway | undefined): number =>
  gateway !== undefined && isResting(gateway) ? 1 : 0

export function restingIn(gateways: Iterable<HeldGateway>): number {
  let count = 0
  for (const gateway of gateways) count += restingAs(gateway)
  return count
}

/**
 * The gateways of all sites at one moment, called as at headquarters. Each is made when it is asked for: one that is kept
 * beside what its site said would double what a hundred thousand take, and be made anew with every report.
 */
export class AllGateways implements Gateways {
  readonly size: number

  /** @param bySite what does not change any more */
  constructor(private readonly bySite: ReadonlyMap<string, OwnGateways>) {
    let size = 0
    for (const { held, resting } of bySite.values()) size += held.size - resting
    this.size = size
  }

  get(id: GatewayId): Gateway | undefined {
    const site = siteOfGateway(id)
    if (site === null) return undefined
    const gateway = this.bySite.get(site)?.held.get(id.slice(site.length + 1))
    return gateway === undefined || isResting(gateway) ? undefined : plainGateway(qualifiedGateway(site, gateway))
  }

  /** All of one site. */
  *of(site: string): Iterable<HeldGateway> {
    for (const gateway of this.bySite.get(site)?.held ?? []) {
      if (!isResting(gateway)) yield qualifiedGateway(site, gateway)
    }
  }

  /** All of them, without making lists of their devices: who looks through all asks for those of whom it finds. */
  *held(): Iterable<HeldGateway> {
    for (const site of this.bySite.keys()) yield* this.of(site)
  }

  *[Symbol.iterator](): Iterator<Gateway> {
    for (const gateway of this.held()) yield plainGateway(gateway)
  }
}
