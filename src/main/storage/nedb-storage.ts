import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import type { ReportRecord } from '../../shared/history/record'
import type { Piece } from '../../shared/hq/parcel'
import { type Position, placeOf } from '../../shared/hq/position'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { days, type Millis, minutes } from '../../shared/time/millis'
import { StartFailure, StorageFailure } from '../failures'
import type {
  CountQuery,
  Drawing,
  DrawnPast,
  DrawQuery,
  ExportAsk,
  Facts,
  KeptReport,
  LastBody,
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
import { isCheckpointDue } from './checkpoint-due'
import { reason } from './disk'
import { DiskGuard, type FreeBytes, freeBytesOf } from './disk-guard'
import type { Extent } from './extent'
import { takeFolder } from './folder-lock'
import { GroupCommit } from './group-commit'
import { type OpenJournalFile, openJournalFile } from './journal'
import { JournalHold } from './journal-hold'
import { FolderTail } from './journal-tail'
import { JournalWriter } from './journal-writer'
import { finishExchange } from './restore'

/** How much of the journal the archive reads at once. */
const FOLLOW_EVERY_BYTES = 512 * 1024

/** As many last bodies cross to the archive's thread at once: half a megabyte of ordinary ones. */
const BODIES_AT_ONCE = 100

/** How long after a failure the journals are tried again. */
const RETRY: Millis = minutes(1)

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
  /** Of each gateway the last report that the checkpoint does not have, for its body. */
  private readonly bodies = new Map<GatewayId, KeptReport>()
  private release: (() => Promise<void>) | null = null
  /** Moving what is journaled to its rest, one after the other. */
  private settling: Promise<void> | null = null
  private retryAt: Millis = 0
  /** Bytes of journal that the checkpoint contains, of those written in this run, and when it was made. */
  private checkpointAt = 0
  private checkpointBytes = 0
  /** Likewise, of those that the archive was last told to read. */
  private followedTo = 0
  private checkpointTime: Millis
  private readonly uptime: () => Millis
  private limits: Limits | null = null
  private lastAt: Millis = 0
  private problem: string | null = null

  constructor(
    private readonly folder: string,
    private readonly log: Log,
    private readonly parts: StorageParts = {},
  ) {
    const { workerPath = null, openFile = openJournalFile, freeBytes = freeBytesOf } = parts
    this.uptime = parts.uptime ?? (() => performance.now())
    this.checkpointTime = this.uptime()
    this.archive = workerPath === null ? new Archive(folder, log) : startArchiveThread(workerPath, folder, log)
    this.journals = new JournalWriter(folder, openFile)
    this.guard = new DiskGuard(folder, freeBytes)
    this.commits = new GroupCommit(async (facts) => {
      await this.journals.write(facts)
      this.tail.noteCommit(facts)
      this.settleWhenDue()
      this.followWhenDue()
    })
    this.tail = new FolderTail({
      folder,
      extents: () => this.journals.extents,
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
      this.lastAt = stored.lastCommitAt ?? 0
      await this.guard.start()
      const held = (await this.parts.heldFrom?.(this.folder)) ?? null
      this.hold.set(held === null ? null : placeOf(held).generation)
      this.settleWhenDue()
      return stored
    } catch (error) {
      await this.letGo()
      if (error instanceof StartFailure) throw error
      throw new StartFailure(`the data folder ${this.folder} cannot be read: ${reason(error)}`)
    }
  }

  async commit(facts: Facts): Promise<void> {
    if (this.release === null) throw new StorageFailure('the storage is not open')
    this.lastAt = facts.at
    if (this.guard.room !== 'full') this.commits.release()
    else if (facts.report !== undefined) {
      this.commits.withhold(facts)
      throw new StorageFailure('the report could not be kept: the disk is full; make room on it', true)
    }
    await this.commits.commit(facts)
    if (facts.report !== undefined) this.bodies.set(facts.report.record.gateway, facts.report)
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

  async *reports(query: ReportQuery): AsyncGenerator<readonly ReportRecord[]> {
    try {
      yield* this.archive.reports(query, this.journals.extents)
    } catch (error) {
      throw new StorageFailure(reason(error))
    }
  }

  glimpse(ask: ExportAsk): Promise<Glimpse> {
    return telling(this.archive.glimpse(ask, this.journals.extents))
  }

  survey(ask: ExportAsk, givenUp?: AbortSignal): Promise<Survey | null> {
    return telling(lastOf(this.archive.survey(ask, this.journals.extents), givenUp))
  }

  async *sheet(ask: ExportAsk): AsyncGenerator<SheetPart> {
    try {
      yield* this.archive.sheet(ask, this.journals.extents)
    } catch (error) {
      throw new StorageFailure(reason(error))
    }
  }

  sealedDays(from: string, now: Millis): Promise<readonly SealedDay[]> {
    return telling(this.archive.sealedDays(from, now, this.journals.extents))
  }

  async *packed(query: PackQuery): AsyncGenerator<Piece> {
    try {
      yield* this.archive.packed(query, this.journals.extents)
    } catch (error) {
      throw new StorageFailure(reason(error))
    }
  }

  keepWithin(limits: Limits): void {
    this.limits = limits
    this.retain().catch((error: unknown) => this.log(`old history is not given up: ${reason(error)}`))
  }

  async usage(): Promise<Usage> {
    await this.guard.look()
    const measured = await telling(this.archive.measure(this.journals.extents))
    const { folder, problem, guard } = this
    return { folder, ...measured, freeBytes: guard.freeNow, room: guard.room, problem }
  }

  async backUp(at: Millis): Promise<string> {
    await this.settling
    return telling(this.archive.backUp(this.journals.extents, at))
  }

  async close(): Promise<void> {
    if (this.release === null) return
    this.guard.stop()
    await this.commits.finish()
    await this.settling
    await this.journals.close()
    await this.settle().catch((error: unknown) => this.log(`the checkpoint is not written: ${reason(error)}`))
    await this.letGo()
  }

  private async letGo(): Promise<void> {
    const { release } = this
    this.release = null
    await this.archive.close()
    await release?.()
  }

  private settleWhenDue(): void {
    const now = this.uptime()
    if (!this.isDue(now) || this.settling !== null || now < this.retryAt) return
    this.settling = this.settle()
      .catch((error: unknown) => {
        this.retryAt = this.uptime() + RETRY
        this.problem = reason(error)
        this.log(`the journal is not sealed, trying again later: ${this.problem}`)
      })
      .finally(() => {
        this.settling = null
      })
  }

  /** Little by little: read at once before a checkpoint, some megabytes of journal would need many times the memory. */
  private followWhenDue(): void {
    const { extents, written } = this.journals
    if (written - this.followedTo < FOLLOW_EVERY_BYTES || this.settling !== null) return
    this.followedTo = written
    // What could not be read now is read before the next checkpoint, which says why if that fails too.
    this.archive.follow(extents).catch(() => undefined)
  }

  private isDue(now: Millis): boolean {
    const written = this.journals.written - this.checkpointAt
    return this.sealable.length > 0 || isCheckpointDue(written, now - this.checkpointTime, this.checkpointBytes)
  }

  /** Journals that nothing more is written to, and that nobody waits for. */
  private get sealable(): readonly Extent[] {
    return this.hold.release(this.journals.ended)
  }

  private async settle(): Promise<void> {
    const ended = this.sealable
    const { extents, written } = this.journals
    const bodies = [...this.bodies.values()]
    for (let from = 0; from < bodies.length; from += BODIES_AT_ONCE) {
      await this.archive.hold(bodies.slice(from, from + BODIES_AT_ONCE).map(lastBodyOf), from)
    }
    this.checkpointBytes = await this.archive.checkpoint(extents, bodies.length)
    this.checkpointAt = written
    this.checkpointTime = this.uptime()
    for (const kept of bodies) {
      const { gateway } = kept.record
      if (this.bodies.get(gateway) === kept) this.bodies.delete(gateway)
    }
    if (ended.length > 0) await this.archive.seal(ended)
    this.problem = null
    if (ended.length === 0) return
    this.journals.forget(ended)
    await this.retain()
    // The journals are where they belong, whatever becomes of the copy.
    await this.backUpWhenDue().catch((error: unknown) => this.log(`the daily backup is not made: ${reason(error)}`))
  }

  private async retain(): Promise<void> {
    if (this.limits !== null && this.release !== null) await this.archive.retain(this.limits, this.lastAt)
  }

  private async backUpWhenDue(): Promise<void> {
    if (this.guard.room !== 'enough') return
    const { backups } = await this.archive.measure([])
    // One of what is the future now was made by a clock that was wrong: to wait until then would be for long.
    const last = backups.findLast(({ at }) => at <= this.lastAt)
    if (this.lastAt - (last?.at ?? 0) < days(1)) return
    await this.archive.backUp(this.journals.extents, this.lastAt)
  }
}

const lastBodyOf = ({ record, body }: KeptReport): LastBody => ({
  gateway: record.gateway,
  at: record.at,
  from: record.from,
  dialect: record.report.dialect,
  body: body(),
})

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
