import { deflateRawSync } from 'node:zlib'
import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import { identityKey, rowOf } from '../../shared/history/gateway-replay'
import { isPresenceChange, type PresenceChange } from '../../shared/history/presence-spans'
import type { Identity, Row } from '../../shared/history/row'
import { type BoxHours, ROWS_AT_MOST, writeBoxHours } from '../../shared/hq/box-hours'
import type { Piece } from '../../shared/hq/parcel'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import type { PackQuery } from '../ports'
import { readCollection } from './collection'
import {
  type BoxDocument,
  boxesPath,
  type Day,
  dayOf,
  endOfDay,
  isBoxDocument,
  listBoxes,
  listDays,
  startOfDay,
} from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { toLine } from './line'
import { readPacked } from './packed'

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
      if (endOfDay(day) <= query.from || startOfDay(day) >= query.to) continue
      yield* this.ofDay(day, query, fresh, (generation) => !ids.has(generation))
    }
  }

  private async *ofDay(
    day: Day,
    query: PackQuery,
    fresh: Map<GatewayId, Gathered>,
    isAsked: (generation: GenerationId) => boolean,
  ): AsyncGenerator<Piece> {
    for (const path of await this.filesOf(day, query.gateways)) {
      for (const [gateway, documents] of await this.boxesIn(path, query.gateways)) {
        const gathered = fresh.get(gateway) ?? new Gathered()
        fresh.delete(gateway)
        this.gather(gathered, documents, query, isAsked, path)
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

  private async boxesIn(path: string, gateways: PackQuery['gateways']) {
    const asked = gateways === null ? null : new Set(gateways)
    const boxes = new Map<GatewayId, BoxDocument[]>()
    for (const document of (await readCollection<BoxDocument>(path)).documents) {
      if (!isBoxDocument(document)) this.onDamage(path)
      else if (asked?.has(document.gateway) !== false) {
        const own = boxes.get(document.gateway)
        if (own === undefined) boxes.set(document.gateway, [document])
        else own.push(document)
      }
    }
    return [...boxes].toSorted(([a], [b]) => (a < b ? -1 : 1))
  }

  private gather(
    gathered: Gathered,
    documents: readonly BoxDocument[],
    { from, to }: PackQuery,
    isAsked: (generation: GenerationId) => boolean,
    path: string,
  ): void {
    const onDamage = () => this.onDamage(path)
    for (const document of documents) {
      if (document.kind === 'identity') {
        const learn = (identity: Identity) => void gathered.identities.set(document.name, identity)
        readPacked<Identity, void>(document.data, learn, onDamage)
      } else if (document.to >= from && document.from < to && isAsked(document.generation)) {
        const read = readPacked<Chunk, { rows: Row[]; chunk: Chunk }>(
          document.data,
          (chunk) => ({ rows: decodeChunk(chunk), chunk }),
          onDamage,
        )
        for (const row of read?.rows ?? []) gathered.addRow(row, from, to)
        for (const change of read?.chunk.presence ?? []) gathered.addChange(change, from, to)
      }
    }
  }

  /** What is not sealed, by day and gateway. */
  private async journaled(query: PackQuery, live: Live): Promise<Map<Day, Map<GatewayId, Gathered>>> {
    const { from, to, gateways } = query
    const asked = gateways === null ? null : new Set(gateways)
    const days = new Map<Day, Map<GatewayId, Gathered>>()
    const of = (at: Millis, gateway: GatewayId) => valueIn(valueIn(days, dayOf(at), newMap), gateway, newGathered)
    const [only] = gateways?.length === 1 ? gateways : []
    for (const extent of live) {
      const identities = new Map<string, Identity>()
      for (const line of await this.journals.lines(extent, only === undefined ? undefined : toLine(only))) {
        for (const [owner, name, identity] of line.identities ?? []) identities.set(identityKey(owner, name), identity)
        for (const { report, transitions = [] } of line.facts) {
          for (const one of transitions) {
            if (asked?.has(one.gateway) === false || !isPresenceChange(one)) continue
            of(one.at, one.gateway).addChange({ at: one.at, from: one.from, to: one.to }, from, to)
          }
          if (report === undefined || asked?.has(report[0]) === false) continue
          const { gateway, row } = rowOf(report)
          const name = row.identity ?? ''
          const identity = identities.get(identityKey(gateway, name))
          if (identity === undefined || row.at === null) continue
          const gathered = of(row.at, gateway)
          gathered.identities.set(name, identity)
          gathered.addRow(row, from, to)
        }
      }
    }
    return days
  }
}

/** What is known of a gateway and day so far. */
class Gathered {
  readonly identities = new Map<string, Identity>()
  readonly rows: Row[] = []
  readonly presence: PresenceChange[] = []

  addRow(row: Row, from: Millis, to: Millis): void {
    if (row.at !== null && row.at >= from && row.at < to) this.rows.push(row)
  }

  addChange(change: PresenceChange, from: Millis, to: Millis): void {
    if (change.at >= from && change.at < to) this.presence.push(change)
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

function valueIn<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const created = create()
  map.set(key, created)
  return created
}
