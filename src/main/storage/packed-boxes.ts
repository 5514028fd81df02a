import { deflateRawSync } from 'node:zlib'
import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import { isPresenceChange, type PresenceChange } from '../../shared/history/presence-spans'
import type { Identity, Row } from '../../shared/history/row'
import { type BoxHours, ROWS_AT_MOST, writeBoxHours } from '../../shared/hq/box-hours'
import type { Piece } from '../../shared/hq/parcel'
import type { GatewayId } from '../../shared/model/gateway'
import { isoDay } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { PackQuery } from '../ports'
import { type BoxDocument, boxesPath, type Day, isDayWithin, listBoxes, listDays } from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { journaledFacts } from './journaled-facts'
import { boxesIn, type ChunkQuery, readChunks } from './kept-chunks'
import { toLine } from './line'
import { valueIn } from './value-in'

/** A piece that is more is made two, so that several go into a message of 1 MB. */
const PIECE_BYTES = 384 * 1024

type Live = readonly Extent[]

/** What boxes did, packed for headquarters: of each gateway and day one piece, or some where it is much. */
export class PackedBoxes {
  constructor(
    private readonly folder: string,
    private readonly journals: JournalFiles,
    private readonly onDamage: (path: string) => void,
  ) {}

  /** @param liveNow the journals that are not sealed, whenever it is asked */
  async *of(query: PackQuery, liveNow: () => Promise<Live>): AsyncGenerator<Piece> {
    const begun = await liveNow()
    const ids = new Set(begun.map(({ id }) => id))
    const days = await this.journaled(query, begun)
    for (const day of await listDays(this.folder)) if (!days.has(day)) days.set(day, new Map())
    for (const [day, fresh] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (!isDayWithin(day, query.from, query.to)) continue
      yield* this.ofDay(day, query, fresh, (generation) => !ids.has(generation))
    }
  }

  private async *ofDay(
    day: Day,
    query: PackQuery,
    fresh: Map<GatewayId, Gathered>,
    isAsked: (generation: GenerationId) => boolean,
  ): AsyncGenerator<Piece> {
    const asked = setOf(query.gateways)
    for (const path of await this.filesOf(day, query.gateways)) {
      const onDamage = () => this.onDamage(path)
      for (const [gateway, documents] of await boxesIn(path, asked, onDamage)) {
        const gathered = fresh.get(gateway) ?? new Gathered()
        fresh.delete(gateway)
        gather(gathered, documents, { ...query, isAsked }, onDamage)
        yield* piecesOf(gateway, gathered)
      }
    }
    // What was reported today for the first time has no file yet.
    for (const [gateway, gathered] of fresh) yield* piecesOf(gateway, gathered)
  }

  private async filesOf(day: Day, gateways: PackQuery['gateways']): Promise<readonly string[]> {
    if (gateways === null) return listBoxes(this.folder, day)
    return [...new Set(gateways.map((gateway) => boxesPath(this.folder, day, gateway)))].toSorted()
  }

  /** What is not sealed, by day and gateway. */
  private async journaled({ from, to, gateways }: PackQuery, live: Live): Promise<Map<Day, Map<GatewayId, Gathered>>> {
    const days = new Map<Day, Map<GatewayId, Gathered>>()
    const of = (at: Millis, gateway: GatewayId) => valueIn(valueIn(days, isoDay(at), newMap), gateway, newGathered)
    const [only] = gateways?.length === 1 ? gateways : []
    const needle = only === undefined ? undefined : toLine(only)
    const asked = setOf(gateways)
    for (const extent of live) {
      for (const { report, transitions } of journaledFacts(await this.journals.lines(extent, needle), asked)) {
        for (const one of transitions) {
          if (isPresenceChange(one)) of(one.at, one.gateway).addChange(one, from, to)
        }
        if (report === null || report.row.at === null) continue
        const { gateway, row, identity } = report
        const gathered = of(report.row.at, gateway)
        gathered.identities.set(row.identity ?? '', identity)
        gathered.addRow(row, from, to)
      }
    }
    return days
  }
}

const setOf = (gateways: PackQuery['gateways']): ReadonlySet<GatewayId> | null =>
  gateways === null ? null : new Set(gateways)

/** What is known of a gateway and day so far. */
class Gathered {
  readonly identities = new Map<string, Identity>()
  readonly rows: Row[] = []
  readonly presence: PresenceChange[] = []

  name(identities: ReadonlyMap<string, Identity>): void {
    for (const [name, identity] of identities) this.identities.set(name, identity)
  }

  addRow(row: Row, from: Millis, to: Millis): void {
    if (row.at !== null && row.at >= from && row.at < to) this.rows.push(row)
  }

  addChange({ at, from: before, to: after }: PresenceChange, from: Millis, to: Millis): void {
    if (at >= from && at < to) this.presence.push({ at, from: before, to: after })
  }
}

/** Adds what is sealed of a gateway and day. */
function gather(gathered: Gathered, documents: readonly BoxDocument[], query: ChunkQuery, onDamage: () => void): void {
  const { from, to } = query
  const read = (chunk: Chunk, identities: ReadonlyMap<string, Identity>) => ({
    rows: decodeChunk(chunk),
    presence: chunk.presence ?? [],
    identities,
  })
  for (const { rows, presence, identities } of readChunks(documents, query, read, onDamage)) {
    gathered.name(identities)
    for (const row of rows) gathered.addRow(row, from, to)
    for (const change of presence) gathered.addChange(change, from, to)
  }
}

const newMap = () => new Map<GatewayId, Gathered>()
const newGathered = () => new Gathered()

function* piecesOf(gateway: GatewayId, { identities, rows: all, presence }: Gathered): Generator<Piece> {
  // A row whose identity stood in a damaged line says nothing to anybody.
  const rows = all
    .filter(({ identity }) => identities.has(identity ?? ''))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  if (rows.length + presence.length === 0) return
  const changes = presence.toSorted((a, b) => a.at - b.at)
  for (let start = 0; start === 0 || start < rows.length; start += ROWS_AT_MOST) {
    const part = rows.slice(start, start + ROWS_AT_MOST)
    yield* smallEnough(gateway, { identities, rows: part, presence: start === 0 ? changes : [] })
  }
}

function* smallEnough(gateway: GatewayId, hours: BoxHours): Generator<Piece> {
  const { identities, rows, presence } = hours
  const piece = pieceOf(gateway, hours)
  if (piece.bytes.length <= PIECE_BYTES || rows.length < 2) return yield piece
  const half = rows.length >> 1
  yield* smallEnough(gateway, { identities, rows: rows.slice(0, half), presence })
  yield* smallEnough(gateway, { identities, rows: rows.slice(half), presence: [] })
}

function pieceOf(gateway: GatewayId, { identities, rows, presence }: BoxHours): Piece {
  const names = new Set(rows.map(({ identity }) => identity ?? ''))
  const own = new Map([...identities].filter(([name]) => names.has(name)))
  let [from, to] = [Number.POSITIVE_INFINITY, 0]
  for (const { at } of [...rows, ...presence]) {
    from = Math.min(from, at ?? 0)
    to = Math.max(to, at ?? 0)
  }
  const packed = deflateRawSync(writeBoxHours({ identities: own, rows, presence }))
  // Of its own, because what is handed to another thread is gone here, and small buffers share theirs with others.
  return { gateway, from, to, reports: rows.length, bytes: new Uint8Array(packed) }
}
