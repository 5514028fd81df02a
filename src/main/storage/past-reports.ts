import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import { rowOf } from '../../shared/history/gateway-replay'
import { isPresenceChange, type PresenceChange } from '../../shared/history/presence-spans'
import type { ReportRecord } from '../../shared/history/record'
import { RecordJoiner } from '../../shared/history/record-joiner'
import type { Identity } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import { isoDay } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { ReportQuery } from '../ports'
import { readCollection } from './collection'
import {
  type BoxDocument,
  boxesPath,
  type Day,
  endOfDay,
  isBoxDocument,
  isDayWithin,
  listBoxes,
  listDays,
  startOfDay,
} from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { journaledFacts } from './journaled-facts'
import { type ChunkQuery, readChunks } from './kept-chunks'
import { toLine } from './line'
import type { OpenBoxes } from './open-boxes'

/** Reports per batch of an export: some milliseconds of work for whoever takes them. */
const BATCH = 200

/** What one gateway did. */
export interface BoxPast {
  readonly records: readonly ReportRecord[]
  readonly presence: readonly PresenceChange[]
}

/** What was reported, from the days and from the journals that are not sealed yet. */
export class PastReports {
  constructor(
    private readonly folder: string,
    private readonly journals: JournalFiles,
    private readonly boxes: OpenBoxes,
    private readonly onDamage: (path: string) => void = () => undefined,
  ) {}

  /** @param live the journals that are not sealed. What parts of them the days have already is left out there. */
  async ofGateway(gateway: GatewayId, from: Millis, to: Millis, live: readonly Extent[]): Promise<BoxPast> {
    const parts: BoxPast[] = []
    const ids = new Set(live.map(({ id }) => id))
    const isAsked = (generation: GenerationId) => !ids.has(generation)
    for (const day of await listDays(this.folder)) {
      if (isDayWithin(day, from, to)) parts.push(await this.sealed(day, gateway, { from, to, isAsked }))
    }
    for (const extent of live) parts.push(await this.journaled(extent, gateway, from, to))
    return {
      records: parts.flatMap(({ records }) => records).toSorted((a, b) => a.at - b.at),
      presence: parts
        .flatMap(({ presence }) => presence)
        .filter(({ at }) => at >= from && at < to)
        .toSorted((a, b) => a.at - b.at),
    }
  }

  /** The first change of a gateway's presence from an instant on and no later than another, if there is one. */
  async nextChange(
    gateway: GatewayId,
    from: Millis,
    last: Millis,
    live: readonly Extent[],
  ): Promise<readonly PresenceChange[]> {
    const ids = new Set(live.map(({ id }) => id))
    const query = { from, to: last + 1, isAsked: (generation: GenerationId) => !ids.has(generation) }
    const first = (all: readonly PresenceChange[]) =>
      all
        .filter(({ at }) => at >= from)
        .toSorted((a, b) => a.at - b.at)
        .slice(0, 1)
    for (const day of await listDays(this.folder)) {
      if (!isDayWithin(day, query.from, query.to)) continue
      const { presence } = await this.sealed(day, gateway, query)
      const found = first(presence)
      if (found.length > 0) return found
    }
    const parts: PresenceChange[] = []
    for (const extent of live) parts.push(...(await this.journaled(extent, gateway, from, last + 1)).presence)
    return first(parts)
  }

  /** Day by day, gateway by gateway, oldest first, so many at a time. */
  async *batches(
    query: ReportQuery,
    liveNow: () => Promise<readonly Extent[]>,
  ): AsyncGenerator<readonly ReportRecord[]> {
    const journaled = await this.journaledGateways(await liveNow())
    const all = new Set([...(await listDays(this.folder)), ...journaled.keys()])
    for (const day of [...all].filter((each) => isDayWithin(each, query.from, query.to)).toSorted()) {
      const from = Math.max(query.from, startOfDay(day))
      const to = Math.min(query.to, endOfDay(day))
      const gateways = query.gateway === undefined ? await this.gatewaysOf(day, journaled.get(day)) : [query.gateway]
      for (const gateway of gateways) {
        const { records } = await this.ofGateway(gateway, from, to, await liveNow())
        for (let start = 0; start < records.length; start += BATCH) yield records.slice(start, start + BATCH)
      }
    }
  }

  private async sealed(day: Day, gateway: GatewayId, query: ChunkQuery): Promise<BoxPast> {
    const path = boxesPath(this.folder, day, gateway)
    const store = await this.boxes.open(path)
    const documents = (await store.find({ gateway } as Partial<BoxDocument>).exec()) as BoxDocument[]
    const joiner = new RecordJoiner()
    const read = (chunk: Chunk, identities: ReadonlyMap<string, Identity>) =>
      pastIn(chunk, gateway, identities, joiner, query)
    const chunks = [...readChunks(documents, query, read, () => this.onDamage(path))]
    return {
      records: chunks.flatMap(({ records }) => records),
      presence: chunks.flatMap(({ presence }) => presence),
    }
  }

  private async journaled(extent: Extent, gateway: GatewayId, from: Millis, to: Millis): Promise<BoxPast> {
    const joiner = new RecordJoiner()
    const records: ReportRecord[] = []
    const presence: PresenceChange[] = []
    const lines = await this.journals.lines(extent, toLine(gateway))
    for (const { report, transitions } of journaledFacts(lines, new Set([gateway]))) {
      presence.push(...transitions.filter(isPresenceChange))
      if (report === null || !isWithin(report.row.at, from, to)) continue
      records.push(joiner.join(gateway, report.row, report.identity))
    }
    return { records, presence }
  }

  private async gatewaysOf(day: Day, journaled: ReadonlySet<GatewayId> = new Set()): Promise<GatewayId[]> {
    const gateways = new Set(journaled)
    for (const path of await listBoxes(this.folder, day)) {
      const { documents } = await readCollection<BoxDocument>(path)
      for (const document of documents.filter(isBoxDocument)) gateways.add(document.gateway)
    }
    return [...gateways].toSorted()
  }

  /** Who reported on which day, as far as it is not sealed. */
  private async journaledGateways(live: readonly Extent[]): Promise<Map<Day, Set<GatewayId>>> {
    const days = new Map<Day, Set<GatewayId>>()
    for (const extent of live) {
      for (const line of await this.journals.lines(extent)) {
        for (const { report } of line.facts) {
          if (report === undefined) continue
          const { gateway, row } = rowOf(report)
          const day = isoDay(row.at ?? 0)
          days.set(day, (days.get(day) ?? new Set()).add(gateway))
        }
      }
    }
    return days
  }
}

/** What a chunk tells of a range; of presence all it has. */
function pastIn(
  chunk: Chunk,
  gateway: GatewayId,
  identities: ReadonlyMap<string, Identity>,
  joiner: RecordJoiner,
  { from, to }: ChunkQuery,
): BoxPast {
  const records = decodeChunk(chunk).flatMap((row) => {
    const identity = identities.get(row.identity ?? '')
    return identity === undefined || !isWithin(row.at, from, to) ? [] : joiner.join(gateway, row, identity)
  })
  return { records, presence: chunk.presence ?? [] }
}

const isWithin = (at: Millis | null, from: Millis, to: Millis): boolean => at !== null && at >= from && at < to
