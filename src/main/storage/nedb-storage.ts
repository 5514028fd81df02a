import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import type { ReportRecord } from '../../shared/history/record'
import type { Piece } from '../../shared/hq/parcel'
import { type Position, placeOf } from '../../shared/hq/position'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import { reason, StartFailure, StorageFailure } from '../failures'
import type {
  CountQuery,
  Drawing,
  DrawnPast,
  DrawQuery,
  ExportAsk,
  Facts,
  Limits,
  Log,
  PackedHistory,
  PackQuery,
  Past,
  PastQuery,
  ReportQuery,
  SealedDay,
  SheetPart,
  Storage,
  Stored,
  Stretch,
  TransitionQuery,
  Usage,
} from '../ports'
import { Archive } from './archive'
import type { ArchivePort } from './archive-port'
import { startArchiveThread } from './archive-thread'
import { dropUnfinished } from './backups'
import { DiskGuard, type FreeBytes, freeBytesOf } from './disk-guard'
import { takeFolder } from './folder-lock'
import { GroupCommit } from './group-commit'
import { type OpenJournalFile, openJournalFile } from './journal'
import { JournalHold } from './journal-hold'
import { FolderTail } from './journal-tail'
import { JournalWriter } from './journal-writer'
import { finishExchange } from './restore'
import { Settling } from './settling'

export interface StorageParts {
  /** The built `archive-worker`; without it the archive works in the caller's thread. */
  readonly workerPath?: string | null
  readonly openFile?: OpenJournalFile
  readonly freeBytes?: FreeBytes
  /** From which place on journals are held for who forwards them, as it stood when the station last ran. */
  readonly heldFrom?: (folder: string) => Promise<Position | null>
  /** Monotonic milliseconds, so that tests need not wait. */
  readonly uptime?: () => Millis
}

/**
 * Keeps the station's facts in a folder: durable in a journal at once, and at rest (in NeDB) soon after, which is the
 * work of the archive. Source: docs/storage.md.
 */
export class NedbStorage implements Storage, PackedHistory, Drawing {
  private readonly archive: ArchivePort
  private readonly journals: JournalWriter
  private readonly commits: GroupCommit
  private readonly guard: DiskGuard
  /** What was kept, for who forwards it. */
  readonly tail: FolderTail
  private readonly hold = new JournalHold()
  private readonly settling: Settling
  private release: (() => Promise<void>) | null = null

  constructor(
    private readonly folder: string,
    private readonly log: Log,
    private readonly parts: StorageParts = {},
  ) {
    const { workerPath = null, openFile = openJournalFile, freeBytes = freeBytesOf } = parts
    const uptime = parts.uptime ?? (() => performance.now())
    this.archive = workerPath === null ? new Archive(folder, log) : startArchiveThread(workerPath, folder, log)
    this.journals = new JournalWriter(folder, openFile)
    this.guard = new DiskGuard(folder, freeBytes)
    const { archive, journals, guard, hold } = this
    this.settling = new Settling({ archive, journals, guard, hold, log, uptime })
    this.commits = new GroupCommit(async (facts) => {
      await this.journals.write(facts)
      this.tail.noteCommit(facts)
      this.settling.wake()
    })
    this.tail = new FolderTail({
      folder,
      extents: () => this.journals.extents,
      newest: () => this.journals.newest,
      fleet: () => telling(this.archive.fleet(this.journals.extents)),
      onHold: (from) => this.hold.set(from),
      log,
    })
  }

  async open(): Promise<Stored> {
    this.release = await takeFolder(this.folder)
    try {
      await finishExchange(this.folder)
      await dropUnfinished(this.folder).catch((error: unknown) =>
        this.log(`an unfinished backup cannot be removed: ${reason(error)}`),
      )
      const { stored, journals, place } = await this.archive.open()
      // Who comes back from a removal begins with a body of its own.
      const present = new Set(stored.gateways.map(({ id }) => id))
      const embodied = stored.bodies.map(({ gateway }) => gateway).filter((id) => present.has(id))
      this.journals.resume(journals, embodied, place)
      this.settling.begin(stored.lastCommitAt ?? 0)
      await this.guard.start()
      const held = (await this.parts.heldFrom?.(this.folder)) ?? null
      this.hold.set(held === null ? null : placeOf(held).generation)
      this.settling.wake()
      return stored
    } catch (error) {
      await this.letGo()
      if (error instanceof StartFailure) throw error
      throw new StartFailure(`the data folder ${this.folder} cannot be read: ${reason(error)}`)
    }
  }

  async commit(facts: Facts): Promise<void> {
    if (this.release === null) throw new StorageFailure('the storage is not open')
    this.settling.noteTime(facts.at)
    if (this.guard.room !== 'full') this.commits.release()
    else if (facts.report !== undefined) {
      this.commits.withhold(facts)
      throw new StorageFailure('the report could not be kept: the disk is full; make room on it', true)
    }
    await this.commits.commit(facts)
    if (facts.report !== undefined) this.settling.noteKept(facts.report)
  }

  transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    return telling(this.archive.transitions(query, this.journals.extents))
  }

  countTransitions(query: CountQuery): Promise<EventCounts> {
    return telling(this.archive.countTransitions(query, this.journals.extents))
  }

  stretches(of: readonly Transition[]): Promise<readonly (Stretch | null)[]> {
    return telling(this.archive.stretches(of, this.journals.extents))
  }

  past(query: PastQuery): Promise<Past> {
    return telling(this.archive.past(query, this.journals.extents))
  }

  drawn(query: DrawQuery): Promise<DrawnPast> {
    return telling(this.archive.drawn(query))
  }

  reports(query: ReportQuery): AsyncGenerator<readonly ReportRecord[]> {
    return tellingEach(() => this.archive.reports(query, this.journals.extents))
  }

  glimpse(ask: ExportAsk): Promise<Glimpse> {
    return telling(this.archive.glimpse(ask, this.journals.extents))
  }

  survey(ask: ExportAsk, givenUp?: AbortSignal): Promise<Survey | null> {
    return telling(lastOf(this.archive.survey(ask, this.journals.extents), givenUp))
  }

  sheet(ask: ExportAsk): AsyncGenerator<SheetPart> {
    return tellingEach(() => this.archive.sheet(ask, this.journals.extents))
  }

  sealedDays(from: string, now: Millis): Promise<readonly SealedDay[]> {
    return telling(this.archive.sealedDays(from, now, this.journals.extents))
  }

  packed(query: PackQuery): AsyncGenerator<Piece> {
    return tellingEach(() => this.archive.packed(query, this.journals.extents))
  }

  keepWithin(limits: Limits): void {
    this.settling.keepWithin(limits)
  }

  async usage(): Promise<Usage> {
    await this.guard.look()
    const measured = await telling(this.archive.measure(this.journals.extents))
    const { folder, guard, settling } = this
    return { folder, ...measured, freeBytes: guard.freeNow, room: guard.room, problem: settling.problem }
  }

  async backUp(at: Millis): Promise<string> {
    await this.settling.rest()
    return telling(this.archive.backUp(this.journals.extents, at))
  }

  async close(): Promise<void> {
    if (this.release === null) return
    this.guard.stop()
    await this.settling.windUp()
    await this.commits.finish()
    await this.journals.close()
    await this.settling
      .checkpoint()
      .catch((error: unknown) => this.log(`the checkpoint is not written: ${reason(error)}`))
    await this.letGo()
  }

  private async letGo(): Promise<void> {
    const { release } = this
    this.release = null
    this.settling.end()
    await this.archive.close()
    await release?.()
  }
}

async function lastOf<T>(steps: AsyncIterable<T>, givenUp: AbortSignal | undefined): Promise<T | null> {
  let last: T | null = null
  for await (const step of steps) {
    if (givenUp?.aborted === true) return null
    last = step
  }
  return last
}

/** Whatever goes wrong in the archive is a failure of the storage to whoever asked. */
const telling = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw new StorageFailure(reason(error))
  })

/** The same of what comes bit by bit, which begins when the first is taken. */
async function* tellingEach<T>(begin: () => AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* begin()
  } catch (error) {
    throw new StorageFailure(reason(error))
  }
}
