import type { ReportRecord } from '../../shared/history/record'
import { type Identity, RecordJoiner } from '../../shared/history/row'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { type BoxDocument, boxesPath, type Day, endOfDay, listBoxes, listDays, startOfDay } from './day-files'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { rowOf } from './journal-line'
import type { OpenBoxes } from './open-boxes'
import type { PastReports } from './past-reports'
import { identityKey } from './row-texts'

/** Reports of a journal handed on at a time. */
const BATCH = 1000

/** Whose reports of which time; `gateways: null` for all. */
export interface StreamQuery {
  readonly from: Millis
  readonly to: Millis
  readonly gateways: ReadonlySet<GatewayId> | null
}

export interface ReportBatch {
  readonly records: readonly ReportRecord[]
  /** How much of all there is has been looked at, 0 to 1. */
  readonly share: number
}

/**
 * All reports of a range without ever holding more than a day of one gateway: first what is sealed, day by day and file
 * by file, because that is how it lies on the disk; then what was journaled when the stream began, as it came in.
 */
export class ReportStream {
  constructor(
    private readonly folder: string,
    private readonly reports: PastReports,
    private readonly journals: JournalFiles,
    private readonly boxes: OpenBoxes,
  ) {}

  /** @param liveNow the journals that are not sealed, whenever it is asked */
  async *of(query: StreamQuery, liveNow: () => Promise<readonly Extent[]>): AsyncGenerator<ReportBatch> {
    const begun = await liveNow()
    const journaled = new Set(begun.map(({ id }) => id))
    const files = await this.filesFor(query)
    const steps = files.length + begun.length
    let done = 0
    for (const { day, path } of files) {
      yield* this.ofFile(day, path, query, (generation) => !journaled.has(generation), done++ / steps)
    }
    for (const extent of begun) {
      const isThere = (await liveNow()).some(({ id }) => id === extent.id)
      // Sealed since the stream began: it lies in the days now, where it was passed over.
      if (!isThere)
        for (const { day, path } of files.concat(await this.newFiles(query, files))) {
          yield* this.ofFile(day, path, query, (generation) => generation === extent.id, done / steps)
        }
      else yield* this.ofJournal(extent, query, done / steps)
      done++
    }
  }

  private async *ofFile(
    day: Day,
    path: string,
    { from, to, gateways }: StreamQuery,
    isAsked: (generation: GenerationId) => boolean,
    share: number,
  ): AsyncGenerator<ReportBatch> {
    const store = await this.boxes.open(path)
    const documents = (await store.find({}).exec()) as BoxDocument[]
    const present = new Set(documents.map(({ gateway }) => gateway))
    for (const gateway of [...present].filter((id) => gateways?.has(id) ?? true).toSorted()) {
      const { records } = await this.reports.sealed(day, gateway, from, to, isAsked)
      if (records.length > 0) yield { records: records.toSorted((a, b) => a.at - b.at), share }
    }
  }

  private async *ofJournal(extent: Extent, query: StreamQuery, share: number): AsyncGenerator<ReportBatch> {
    const { from, to, gateways } = query
    const identities = new Map<string, Identity>()
    const joiner = new RecordJoiner()
    let records: ReportRecord[] = []
    for (const line of await this.journals.lines(extent)) {
      for (const [owner, name, identity] of line.identities ?? []) identities.set(identityKey(owner, name), identity)
      for (const { report } of line.facts) {
        if (report === undefined || gateways?.has(report[0]) === false) continue
        const { gateway, row } = rowOf(report)
        const identity = identities.get(identityKey(gateway, row.identity ?? ''))
        if (identity === undefined || row.at === null || row.at < from || row.at >= to) continue
        records.push(joiner.join(gateway, row, identity))
      }
      if (records.length < BATCH) continue
      yield { records, share }
      records = []
    }
    if (records.length > 0) yield { records, share }
  }

  /** The files that can hold something of the query, oldest day first. */
  private async filesFor({ from, to, gateways }: StreamQuery): Promise<{ day: Day; path: string }[]> {
    const days = (await listDays(this.folder)).filter((day) => endOfDay(day) > from && startOfDay(day) < to)
    const files: { day: Day; path: string }[] = []
    for (const day of days) {
      const asked =
        gateways === null ? null : new Set([...gateways].map((gateway) => boxesPath(this.folder, day, gateway)))
      const paths = (await listBoxes(this.folder, day)).filter((path) => asked?.has(path) ?? true)
      files.push(...paths.map((path) => ({ day, path })))
    }
    return files
  }

  private async newFiles(query: StreamQuery, known: readonly { path: string }[]) {
    const before = new Set(known.map(({ path }) => path))
    return (await this.filesFor(query)).filter(({ path }) => !before.has(path))
  }
}
