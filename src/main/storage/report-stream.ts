import type { KeptReportRow } from '../../shared/export/report-lines'
import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import { identityKey, rowOf } from '../../shared/history/gateway-replay'
import type { Identity, Row } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { readCollection } from './collection'
import {
  type BoxDocument,
  boxesPath,
  type ChunkDocument,
  endOfDay,
  isBoxDocument,
  listBoxes,
  listDays,
  startOfDay,
} from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { readPacked } from './packed'

/** Reports of a journal handed on at a time. */
const BATCH = 1000

/** Whose reports of which time; `gateways: null` for all. */
export interface StreamQuery {
  readonly from: Millis
  readonly to: Millis
  readonly gateways: ReadonlySet<GatewayId> | null
}

export interface ReportBatch {
  readonly reports: readonly KeptReportRow[]
  /** How much of all there is has been looked at, 0 to 1. */
  readonly share: number
}

/**
 * All reports of a range, of which no more than an hour of one gateway is ever held: first what is sealed, day by day and
 * file by file, because that is how it lies on the disk; then what was journaled when the stream began, as it came in.
 */
export class ReportStream {
  constructor(
    private readonly folder: string,
    private readonly journals: JournalFiles,
    private readonly onDamage: (path: string) => void = () => undefined,
  ) {}

  /** @param liveNow the journals that are not sealed, whenever it is asked */
  async *of(query: StreamQuery, liveNow: () => Promise<readonly Extent[]>): AsyncGenerator<ReportBatch> {
    const begun = await liveNow()
    const journaled = new Set(begun.map(({ id }) => id))
    const files = await this.filesFor(query)
    const steps = files.length + begun.length
    let done = 0
    for (const path of files) {
      yield* this.ofFile(path, query, (generation) => !journaled.has(generation), done++ / steps)
    }
    for (const extent of begun) {
      const isThere = (await liveNow()).some(({ id }) => id === extent.id)
      // Sealed since the stream began: it lies in the days now, where it was passed over.
      if (isThere) yield* this.ofJournal(extent, query, done / steps)
      else {
        for (const path of new Set([...files, ...(await this.filesFor(query))])) {
          yield* this.ofFile(path, query, (generation) => generation === extent.id, done / steps)
        }
      }
      done++
    }
  }

  private async *ofFile(
    path: string,
    { from, to, gateways }: StreamQuery,
    isAsked: (generation: GenerationId) => boolean,
    share: number,
  ): AsyncGenerator<ReportBatch> {
    const byGateway = new Map<GatewayId, BoxDocument[]>()
    for (const document of (await readCollection<BoxDocument>(path)).documents) {
      if (!isBoxDocument(document)) this.onDamage(path)
      if (!isBoxDocument(document) || gateways?.has(document.gateway) === false) continue
      const own = byGateway.get(document.gateway)
      if (own === undefined) byGateway.set(document.gateway, [document])
      else own.push(document)
    }
    for (const [gateway, documents] of [...byGateway].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const onDamage = () => this.onDamage(path)
      for (const reports of rowsOf(gateway, documents, from, to, isAsked, onDamage)) yield { reports, share }
    }
    // Who looks for the first rows only counts the files that have none.
    yield { reports: [], share }
  }

  private async *ofJournal(extent: Extent, query: StreamQuery, share: number): AsyncGenerator<ReportBatch> {
    const { from, to, gateways } = query
    const identities = new Map<string, Identity>()
    let reports: KeptReportRow[] = []
    for (const line of await this.journals.lines(extent)) {
      for (const [owner, name, identity] of line.identities ?? []) identities.set(identityKey(owner, name), identity)
      for (const { report } of line.facts) {
        if (report === undefined || gateways?.has(report[0]) === false) continue
        const { gateway, row } = rowOf(report)
        const identity = identities.get(identityKey(gateway, row.identity ?? ''))
        if (identity === undefined || row.at === null || row.at < from || row.at >= to) continue
        reports.push({ gateway, row, identity })
      }
      if (reports.length < BATCH) continue
      yield { reports, share }
      reports = []
    }
    yield { reports, share }
  }

  /** The files that can hold something of the query, oldest day first. */
  private async filesFor({ from, to, gateways }: StreamQuery): Promise<string[]> {
    const days = (await listDays(this.folder)).filter((day) => endOfDay(day) > from && startOfDay(day) < to)
    const files: string[] = []
    for (const day of days) {
      const asked =
        gateways === null ? null : new Set([...gateways].map((gateway) => boxesPath(this.folder, day, gateway)))
      files.push(...(await listBoxes(this.folder, day)).filter((path) => asked?.has(path) ?? true))
    }
    return files
  }
}

/**
 * What a gateway reported, chunk by chunk, oldest first: no more than an hour is ever held.
 * @param documents those of the gateway in one day
 */
function* rowsOf(
  gateway: GatewayId,
  documents: readonly BoxDocument[],
  from: Millis,
  to: Millis,
  isAsked: (generation: GenerationId) => boolean,
  onDamage: () => void,
): Generator<readonly KeptReportRow[]> {
  const identities = new Map<string, Identity>()
  const chunks: ChunkDocument[] = []
  for (const document of documents) {
    if (document.kind === 'identity') {
      readPacked<Identity, void>(document.data, (identity) => void identities.set(document.name, identity), onDamage)
    } else if (document.to >= from && document.from < to && isAsked(document.generation)) chunks.push(document)
  }
  for (const { data } of chunks.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const reports: KeptReportRow[] = []
    let isSorted = true
    for (const row of readPacked<Chunk, readonly Row[]>(data, decodeChunk, onDamage) ?? []) {
      const identity = identities.get(row.identity ?? '')
      if (identity === undefined || row.at === null || row.at < from || row.at >= to) continue
      isSorted &&= row.at >= (reports.at(-1)?.row.at ?? 0)
      reports.push({ gateway, row, identity })
    }
    yield isSorted ? reports : reports.toSorted((a, b) => (a.row.at ?? 0) - (b.row.at ?? 0))
  }
}
