import type { Gateway, GatewayId } from '../model/gateway'

/** Enough for 2,000 gateways at some 30 a bucket. */
const BUCKETS = 64

type Bucket = ReadonlyMap<GatewayId, Gateway>

/**
 * Gateways by id, as a value: a change makes a new map and leaves the old one as it was.
 * Split into buckets because each report makes one, and a copy of one bucket costs microseconds where a copy of
 * 2,000 entries would cost more than decoding the report.
 */
export class GatewayMap implements Iterable<Gateway> {
  static readonly empty = new GatewayMap(
    Array.from({ length: BUCKETS }, () => new Map()),
    0,
  )

  private constructor(
    private readonly buckets: readonly Bucket[],
    readonly size: number,
  ) {}

  static of(gateways: Iterable<Gateway>): GatewayMap {
    const buckets = Array.from({ length: BUCKETS }, () => new Map<GatewayId, Gateway>())
    for (const gateway of gateways) buckets[bucketOf(gateway.id)]?.set(gateway.id, gateway)
    return new GatewayMap(
      buckets,
      buckets.reduce((sum, bucket) => sum + bucket.size, 0),
    )
  }

  get(id: GatewayId): Gateway | undefined {
    return this.buckets[bucketOf(id)]?.get(id)
  }

  with(gateway: Gateway): GatewayMap {
    return this.change(gateway.id, (bucket) => bucket.set(gateway.id, gateway))
  }

  without(id: GatewayId): GatewayMap {
    return this.get(id) === undefined ? this : this.change(id, (bucket) => bucket.delete(id))
  }

  *[Symbol.iterator](): Iterator<Gateway> {
    for (const bucket of this.buckets) yield* bucket.values()
  }

  private change(id: GatewayId, edit: (bucket: Map<GatewayId, Gateway>) => void): GatewayMap {
    const index = bucketOf(id)
    const bucket = new Map(this.buckets[index])
    const before = bucket.size
    edit(bucket)
    return new GatewayMap(this.buckets.with(index, bucket), this.size + bucket.size - before)
  }
}

/** FNV-1a over UTF-16 units: serials of one batch differ in their last digits only, and still spread. */
function bucketOf(id: GatewayId): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % BUCKETS
}
