import type { Gateways } from '../fleet/gateway-map'
import { isRemoved } from '../fleet/removed-gateway'
import type { Gateway, GatewayId } from '../model/gateway'
import { qualifiedGateway, siteOfGateway } from './qualified'

/** What a site has: its gateways as it calls them, and how many of them only rest. */
export interface OwnGateways {
  readonly gateways: Gateways
  readonly resting: number
}

/** 1 for a gateway that only rests. */
export const restingAs = (gateway: Gateway | undefined): number => (gateway !== undefined && isRemoved(gateway) ? 1 : 0)

export function restingIn(gateways: Iterable<Gateway>): number {
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
    for (const { gateways, resting } of bySite.values()) size += gateways.size - resting
    this.size = size
  }

  get(id: GatewayId): Gateway | undefined {
    const site = siteOfGateway(id)
    if (site === null) return undefined
    const gateway = this.bySite.get(site)?.gateways.get(id.slice(site.length + 1))
    return gateway === undefined || isRemoved(gateway) ? undefined : qualifiedGateway(site, gateway)
  }

  /** All of one site. */
  *of(site: string): Iterable<Gateway> {
    for (const gateway of this.bySite.get(site)?.gateways ?? []) {
      if (!isRemoved(gateway)) yield qualifiedGateway(site, gateway)
    }
  }

  *[Symbol.iterator](): Iterator<Gateway> {
    for (const site of this.bySite.keys()) yield* this.of(site)
  }
}
