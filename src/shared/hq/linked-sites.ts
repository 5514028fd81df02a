import { GatewayMap } from '../fleet/gateway-map'
import type { Incident } from '../model/incident'
import type { SiteLink } from './link'

/** A site's link and the one incident that it may have. */
export interface Linked {
  /** As people call the site. */
  readonly name: string
  readonly link: SiteLink
  readonly incident: Incident | null
}

/**
 * The sites with their links, by id, as a value: each message makes one, which of hundreds of sites must not copy them
 * all. It shares what it has with the one before it, as gateways do.
 */
export class LinkedSites {
  static readonly none = new LinkedSites(GatewayMap.of<Entry>([]))

  private constructor(private readonly entries: GatewayMap<Entry>) {}

  static of(sites: Iterable<readonly [site: string, linked: Linked]>): LinkedSites {
    return new LinkedSites(GatewayMap.of(Array.from(sites, ([id, linked]) => ({ id, linked }))))
  }

  get size(): number {
    return this.entries.size
  }

  has(site: string): boolean {
    return this.entries.get(site) !== undefined
  }

  get(site: string): Linked | undefined {
    return this.entries.get(site)?.linked
  }

  with(site: string, linked: Linked): LinkedSites {
    return new LinkedSites(this.entries.with({ id: site, linked }))
  }

  *[Symbol.iterator](): Iterator<readonly [site: string, linked: Linked]> {
    for (const { id, linked } of this.entries) yield [id, linked]
  }

  *keys(): Iterable<string> {
    for (const { id } of this.entries) yield id
  }

  *values(): Iterable<Linked> {
    for (const { linked } of this.entries) yield linked
  }
}

interface Entry {
  readonly id: string
  readonly linked: Linked
}
