import type { Span } from '../../shared/history/spans'
import { type BoxHours, hoursWithin, readBoxHours } from '../../shared/hq/box-hours'
import { type DayIndex, readDayIndex } from '../../shared/hq/day-index'
import { type Left, type Piece, readParcel } from '../../shared/hq/parcel'
import { GATEWAYS_AT_ONCE } from '../../shared/hq/site-requests'
import { boxesSubject, dayIndexSubject } from '../../shared/hq/subjects'
import type { GatewayId } from '../../shared/model/gateway'
import { isoDay } from '../../shared/time/iso'
import { days, type Millis, minutes } from '../../shared/time/millis'
import { reason } from '../failures'
import type { Log } from '../ports'
import type { HistoryLink } from './history-link'
import { inflated } from './inflated'

/** Gateways of one site over some time, called as the site calls them. */
export interface HistoryQuery {
  readonly site: string
  readonly gateways: readonly GatewayId[]
  readonly from: Millis
  readonly to: Millis
}

/** Hours of a gateway as its site packed them, of which those within a time count. */
export interface PieceStep {
  readonly kind: 'piece'
  readonly gateway: GatewayId
  readonly bytes: Uint8Array
  readonly from: Millis
  readonly to: Millis
  /** Where it lay, for the log. */
  readonly where: string
}

/** A time of which headquarters has nothing. */
export interface MissingStep {
  readonly kind: 'missing'
  readonly gateways: readonly GatewayId[]
  readonly span: Span<true>
}

/** Hours of a gateway, or a time of which headquarters has nothing. */
export type HistoryStep =
  | { readonly kind: 'hours'; readonly gateway: GatewayId; readonly hours: BoxHours }
  | MissingStep

/** Days whose index is at hand; each is some 50 bytes a gateway. */
const INDEXES_HELD = 500
/** Answers to one question beyond one for each gateway: half a MB each. */
const PARTS_AT_MOST = 200
const INDEX_HOLDS: Millis = minutes(5)
const NO_INDEX_HOLDS: Millis = minutes(1)

interface HeldIndex {
  readonly until: number
  readonly index: DayIndex | null
}

/**
 * What sites have of the past: the days that are sealed from the engine, what is not sealed yet from the site itself. What
 * neither has is said to be missing, and what cannot be read is put aside and missing too.
 */
export class SiteHistory {
  private readonly indexes = new Map<string, HeldIndex>()
  private readonly aside = new Set<string>()

  constructor(
    private readonly link: HistoryLink,
    private readonly log: Log,
  ) {}

  /** Day by day, oldest first; within a day gateways in any order, and each perhaps several times. */
  async *of(query: HistoryQuery): AsyncGenerator<HistoryStep> {
    for (const part of daysOf(query)) yield* this.ofDay(part)
  }

  /** The same of a single day, or a part of it. */
  async *ofDay(query: HistoryQuery): AsyncGenerator<HistoryStep> {
    for await (const step of this.piecesOfDay(query)) yield step.kind === 'piece' ? this.unpacked(step) : step
  }

  /** The same, as the site packed it. */
  async *piecesOfDay(query: HistoryQuery): AsyncGenerator<PieceStep | MissingStep> {
    const { site, gateways, from, to } = query
    const missing = (some: readonly GatewayId[]): MissingStep => ({
      kind: 'missing',
      gateways: some,
      span: { from, to, state: true },
    })
    try {
      const index = await this.indexOf(site, isoDay(from))
      yield* index === null ? this.fromSite(query) : this.fromEngine(query, index)
    } catch (error) {
      this.log(`headquarters: ${site} has no history of ${isoDay(from)} here: ${reason(error)}`)
      yield missing(gateways)
    }
  }

  private async *fromEngine(query: HistoryQuery, index: DayIndex): AsyncGenerator<PieceStep | MissingStep> {
    const { site, from, to } = query
    const asked = new Set(query.gateways)
    for (const [bucket, inside] of index.boxes.entries()) {
      const wanted = inside.filter((gateway) => asked.has(gateway))
      if (wanted.length === 0) continue
      const subject = boxesSubject(site, bucket, index.day)
      const bytes = await this.link.part(subject)
      const pieces = bytes === null ? [] : this.piecesIn(bytes, subject, wanted)
      const found = gatewaysOf(pieces)
      const lacking = wanted.filter((gateway) => !found.has(gateway))
      if (lacking.length > 0) {
        // It may have been sealed anew in this moment; then the next look has the new index.
        this.indexes.delete(keyOf(site, index.day))
        yield { kind: 'missing', gateways: lacking, span: { from, to, state: true } }
      }
      const there = pieces.filter((piece) => asked.has(piece.gateway) && piece.to >= from && piece.from < to)
      for (const piece of there) yield pieceStep(piece, subject, from, to)
    }
  }

  /** What lies in a message; that it is not what it should be, of all of these gateways, is told. */
  private piecesIn(bytes: Uint8Array, subject: string, wanted: readonly GatewayId[]): readonly Piece[] {
    const parcel = readParcel(bytes)
    if (!parcel.ok) {
      this.putAside(subject, parcel.problem.message)
      return []
    }
    const { pieces } = parcel.value
    const found = gatewaysOf(pieces)
    if (!wanted.every((gateway) => found.has(gateway))) {
      this.putAside(subject, 'it is of other boxes than its index says')
    }
    return pieces
  }

  /** Asked for in parts, until nothing is left. */
  private async *fromSite({ site, gateways, from, to }: HistoryQuery): AsyncGenerator<PieceStep> {
    const waiting: Left[] = gateways.map((gateway) => [gateway, null])
    for (let asked = 0; waiting.length > 0; asked++) {
      if (asked > gateways.length + PARTS_AT_MOST) throw new Error('the site answers in parts without an end')
      const begun = waiting.findIndex(([, since]) => since !== null)
      const some = begun >= 0 ? waiting.splice(begun, 1) : waiting.splice(0, GATEWAYS_AT_ONCE)
      const since = Math.max(from, some[0]?.[1] ?? from)
      const names = some.map(([gateway]) => gateway)
      const parcel = readParcel(await this.link.ask(site, { what: 'history', from: since, to, gateways: names }))
      if (!parcel.ok) throw new Error(parcel.problem.message)
      const { pieces, left } = parcel.value
      if (pieces.length === 0 && left.length > 0) throw new Error('the site answers nothing, and that more is left')
      const named = new Set(names)
      const cut = new Map(left.filter(([gateway]) => named.has(gateway)))
      for (const piece of pieces) {
        if (!named.has(piece.gateway)) continue
        // What comes with the rest of it is not taken twice.
        yield pieceStep(piece, `${site} today`, since, cut.get(piece.gateway) ?? to)
      }
      waiting.push(...cut)
    }
  }

  /** A piece was put aside because of this. Told once, however often somebody looks. */
  noteUnread({ where, gateway }: Pick<PieceStep, 'where' | 'gateway'>, why: string): void {
    this.putAside(`${where} ${gateway}`, why)
  }

  private unpacked(piece: PieceStep): HistoryStep {
    const { gateway, bytes, from, to } = piece
    try {
      const read = readBoxHours(inflated(bytes), gateway)
      if (read.ok) return { kind: 'hours', gateway, hours: hoursWithin(read.value, from, to) }
      this.noteUnread(piece, read.problem.message)
    } catch (error) {
      this.noteUnread(piece, reason(error))
    }
    return { kind: 'missing', gateways: [gateway], span: { from, to, state: true } }
  }

  /** What there is of a day; `null` where nothing is, or nothing that can be read. @throws Error without an answer */
  async freshIndex(site: string, day: string): Promise<DayIndex | null> {
    const subject = dayIndexSubject(site, day)
    const bytes = await this.link.part(subject)
    return bytes === null ? null : this.readIndex(bytes, subject)
  }

  private async indexOf(site: string, day: string): Promise<DayIndex | null> {
    const key = keyOf(site, day)
    const held = this.indexes.get(key)
    if (held !== undefined && performance.now() < held.until) return held.index
    const index = await this.freshIndex(site, day)
    if (this.indexes.size >= INDEXES_HELD) this.indexes.clear()
    const holds = index === null ? NO_INDEX_HOLDS : INDEX_HOLDS
    this.indexes.set(key, { index, until: performance.now() + holds })
    return index
  }

  private readIndex(bytes: Uint8Array, subject: string): DayIndex | null {
    try {
      const read = readDayIndex(inflated(bytes))
      if (read.ok) return read.value
      this.putAside(subject, read.problem.message)
    } catch (error) {
      this.putAside(subject, reason(error))
    }
    return null
  }

  private putAside(what: string, why: string): void {
    if (this.aside.has(what)) return
    if (this.aside.size > 10_000) this.aside.clear()
    this.aside.add(what)
    this.log(`headquarters: history of ${what.slice(0, 200)} was put aside: ${why.slice(0, 300)}`)
  }
}

/** The parts of a range that lie in one day each. */
export function daysOf<T extends { readonly from: Millis; readonly to: Millis }>(query: T): T[] {
  const parts: T[] = []
  for (let from = query.from; from < query.to; ) {
    const to = Math.min(query.to, (Math.floor(from / days(1)) + 1) * days(1))
    parts.push({ ...query, from, to })
    from = to
  }
  return parts
}

const pieceStep = ({ gateway, bytes }: Piece, where: string, from: Millis, to: Millis): PieceStep => ({
  ...{ kind: 'piece', gateway, bytes, from, to, where },
})

const gatewaysOf = (pieces: readonly Piece[]): ReadonlySet<GatewayId> => new Set(pieces.map(({ gateway }) => gateway))

const keyOf = (site: string, day: string): string => `${site}/${day}`
