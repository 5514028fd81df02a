import type { Gateway, GatewayId } from '../model/gateway'

/**
 * Gateways a row; a change copies one row and the list of rows, which for 2,000 gateways is 16 + 125 words. The list is
 * garbage with the next change, or is copied once for many (`draft`); the row lives on until one of its own changes, and
 * what has lived for a while is what garbage collection costs.
 */
const ROW = 16

/** Whatever it is that is held of a gateway. */
type Named = Pick<Gateway, 'id'>

/** Gateways as whoever reads them needs them, however they are kept. */
export interface Gateways extends Iterable<Gateway> {
  readonly size: number
  get(id: GatewayId): Gateway | undefined
}

/** A map that is being changed. */
export interface GatewayDraft<Held extends Named = Gateway> {
  get(id: GatewayId): Held | undefined
  /** @returns whether there is one of its id; else nothing has changed */
  replace(gateway: Held): boolean
  /** As it is now; it must not be changed any more. */
  done(): GatewayMap<Held>
}

/**
 * Gateways by id, as a value: a change makes a new map and leaves the old one as it was.
 * Each report makes one, and mostly of the same gateways, so their places are in an index that versions share, and the
 * gateways themselves in rows of which only one is copied: a fifth of a microsecond where a copy of 2,000 entries
 * would cost more than decoding the report.
 */
export class GatewayMap<Held extends Named = Gateway> {
  static readonly empty: GatewayMap = new GatewayMap(new Map(), [], 0)

  /**
   * @param places may have places from `size` on that a later version has added: they do not count for this one
   */
  private constructor(
    private readonly places: Map<GatewayId, number>,
    private readonly rows: readonly (readonly Held[])[],
    readonly size: number,
  ) {}

  static of<Held extends Named>(gateways: Iterable<Held>): GatewayMap<Held> {
    const byId = new Map<GatewayId, Held>()
    for (const gateway of gateways) byId.set(gateway.id, gateway)
    const all = [...byId.values()]
    const rows = Array.from({ length: Math.ceil(all.length / ROW) }, (_, row) => all.slice(row * ROW, (row + 1) * ROW))
    return new GatewayMap(new Map(all.map(({ id }, place) => [id, place])), rows, all.length)
  }

  get(id: GatewayId): Held | undefined {
    const place = this.placeOf(id)
    return place === undefined ? undefined : this.rows[Math.floor(place / ROW)]?.[place % ROW]
  }

  with(gateway: Held): GatewayMap<Held> {
    const place = this.placeOf(gateway.id)
    if (place === undefined) return this.extended(gateway)
    return new GatewayMap(this.places, this.rowsWith(place, gateway), this.size)
  }

  /** Of changes that follow each other, each of which nobody looks at: what they copy is copied once. */
  draft(): GatewayDraft<Held> {
    const { places, size } = this
    const rows = this.rows.slice() as (readonly Held[])[]
    const copied = new Map<number, Held[]>()
    return {
      get: (id) => {
        const place = this.placeOf(id)
        return place === undefined ? undefined : rows[Math.floor(place / ROW)]?.[place % ROW]
      },
      replace: (gateway) => {
        const place = this.placeOf(gateway.id)
        if (place === undefined) return false
        const index = Math.floor(place / ROW)
        let row = copied.get(index)
        if (row === undefined) {
          row = rows[index]?.slice() ?? []
          copied.set(index, row)
          rows[index] = row
        }
        row[place % ROW] = gateway
        return true
      },
      done: () => new GatewayMap(places, rows, size),
    }
  }

  without(id: GatewayId): GatewayMap<Held> {
    return this.placeOf(id) === undefined ? this : GatewayMap.of([...this].filter((gateway) => gateway.id !== id))
  }

  *[Symbol.iterator](): Iterator<Held> {
    for (const row of this.rows) yield* row
  }

  private placeOf(id: GatewayId): number | undefined {
    const place = this.places.get(id)
    return place === undefined || place >= this.size ? undefined : place
  }

  private extended(gateway: Held): GatewayMap<Held> {
    // Only the newest version may add to the index; one that has been left behind by another needs its own.
    const places = this.places.size === this.size ? this.places : new Map([...this].map(({ id }, place) => [id, place]))
    places.set(gateway.id, this.size)
    return new GatewayMap(places, this.rowsWith(this.size, gateway), this.size + 1)
  }

  private rowsWith(place: number, gateway: Held): readonly (readonly Held[])[] {
    const index = Math.floor(place / ROW)
    const row = this.rows[index]?.slice() ?? []
    row[place % ROW] = gateway
    const rows = this.rows.slice()
    rows[index] = row
    return rows
  }
}
