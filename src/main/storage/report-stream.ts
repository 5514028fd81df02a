import type { KeptReportRow } from '../../shared/export/report-lines'
import { type Chunk, decodeChunk } from '../../shared/history/chunk'
import type { Identity } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { boxesPath, isDayWithin, listBoxes, listDays } from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { journaledFacts } from './journaled-facts'
import { boxesIn, readChunks } from './kept-chunks'

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
    query: StreamQuery,
    isAsked: (generation: GenerationId) => boolean,
    share: number,
  ): AsyncGenerator<ReportBatch> {
    const onDamage = () => this.onDamage(path)
    for (const [gateway, documents] of await boxesIn(path, query.gateways, onDamage)) {
      const read = (chunk: Chunk, identities: ReadonlyMap<string, Identity>) =>
        reportsIn(chunk, gateway, identities, query)
      for (const reports of readChunks(documents, { ...query, isAsked }, read, onDamage)) yield { reports, share }
    }
    // Who looks for the first rows only counts the files that have none.
    yield { reports: [], share }
  }

  private async *ofJournal(extent: Extent, query: StreamQuery, share: number): AsyncGenerator<ReportBatch> {
    const { from, to, gateways } = query
    let reports: KeptReportRow[] = []
    for (const { report } of journaledFacts(await this.journals.lines(extent), gateways)) {
      if (report === null || report.row.at === null || report.row.at < from || report.row.at >= to) continue
      reports.push(report)
      if (reports.length < BATCH) continue
      yield { reports, share }
      reports = []
    }
    yield { reports, share }
  }

  /** The files that can hold something of the query, oldest day first. */
  private async filesFor({ from, to, gateways }: StreamQuery): Promise<string[]> {
    const days = (await listDays(this.folder)).filter((day) => isDayWithin(day, from, to))
    const files: string[] = []
    for (const day of days) {
      const asked =
        gateways === null ? null : new Set([...gateways].map((gateway) => boxesPath(this.folder, day, gateway)))
      files.push(...(await listBoxes(this.folder, day)).filter((path) => asked?.has(path) ?? true))
    }
    return files
  }
}

/** The reports of a chunk that lie in a range, oldest first. */
function reportsIn(
  chunk: Chunk,
  gateway: GatewayId,
  identities: ReadonlyMap<string, Identity>,
  { from, to }: StreamQuery,
): readonly KeptReportRow[] {
  const reports: KeptReportRow[] = []
  let isSorted = true
  for (const row of decodeChunk(chunk)) {
    const identity = identities.get(row.identity ?? '')
    if (identity === undefined || row.at === null || row.at < from || row.at >= to) continue
    isSorted &&= row.at >= (reports.at(-1)?.row.at ?? 0)
    reports.push({ gateway, row, identity })
  }
  return isSorted ? reports : reports.toSorted((a, b) => (a.row.at ?? 0) - (b.row.at ?? 0))
}
