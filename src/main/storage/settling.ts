import type { GatewayId } from '../../shared/model/gateway'
import { days, type Millis, minutes } from '../../shared/time/millis'
import { reason } from '../failures'
import type { KeptReport, LastBody, Limits, Log } from '../ports'
import type { ArchivePort } from './archive-port'
import { isCheckpointDue } from './checkpoint-due'
import type { DiskGuard } from './disk-guard'
import type { Extent } from './extent'
import type { JournalHold } from './journal-hold'
import type { JournalWriter } from './journal-writer'

/** How much of the journal the archive reads at once. */
const FOLLOW_EVERY_BYTES = 512 * 1024

/** As many last bodies cross to the archive's thread at once: half a megabyte of ordinary ones. */
const BODIES_AT_ONCE = 100

/** How long after a failure the journals are tried again. */
const RETRY: Millis = minutes(1)

const BACKUP_EVERY: Millis = days(1)

export interface SettlingParts {
  readonly archive: ArchivePort
  readonly journals: JournalWriter
  readonly guard: DiskGuard
  readonly hold: JournalHold
  readonly log: Log
  /** Monotonic. */
  readonly uptime: () => Millis
}

/**
 * When what is journaled moves to its rest: checkpoints, seals, and the giving up and backups that come after a seal.
 * One thing after the other, beside the commits, which never wait for it.
 */
export class Settling {
  /** Of each gateway the last report that the checkpoint does not have, for its body. */
  private readonly bodies = new Map<GatewayId, KeptReport>()
  private underWay: Promise<void> | null = null
  private retryAt: Millis = 0
  /** Bytes of journal that the checkpoint contains, of those written in this run, and when it was made. */
  private checkpointAt = 0
  private checkpointTime: Millis
  private checkpointBytes = 0
  /** Likewise, of those that the archive was last told to read. */
  private followedTo = 0
  private limits: Limits | null = null
  private lastAt: Millis = 0
  private isOpen = false
  private isEnding = false
  private failure: string | null = null

  constructor(private readonly parts: SettlingParts) {
    this.checkpointTime = parts.uptime()
  }

  /** Why journals are not sealed; `null` when nothing is wrong. */
  get problem(): string | null {
    return this.failure
  }

  /** @param lastAt when facts were last kept */
  begin(lastAt: Millis): void {
    this.isOpen = true
    this.lastAt = lastAt
  }

  /** The folder is let go: nothing more is given up. */
  end(): void {
    this.isOpen = false
  }

  /** Facts of this time are known. */
  noteTime(at: Millis): void {
    this.lastAt = at
  }

  /** A report is on the disk. */
  noteKept(report: KeptReport): void {
    this.bodies.set(report.record.gateway, report)
  }

  /** Begins what is due, unless something is under way. */
  wake(): void {
    if (this.isEnding) return
    this.settleWhenDue()
    this.followWhenDue()
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    await this.underWay
  }

  /**
   * Nothing is begun any more, and what is under way ends soon: sealing writes a file for each few boxes, and whoever
   * ends a station should not wait for them. It is gone on with when the folder is opened again.
   */
  async windUp(): Promise<void> {
    this.isEnding = true
    await this.parts.archive.hurry().catch(() => undefined)
    await this.underWay
  }

  /** Takes all that is journaled into the checkpoint. @throws whatever the disk answers */
  async checkpoint(): Promise<void> {
    const { archive, journals } = this.parts
    const { extents, written } = journals
    const bodies = [...this.bodies.values()]
    for (let from = 0; from < bodies.length; from += BODIES_AT_ONCE) {
      await archive.hold(bodies.slice(from, from + BODIES_AT_ONCE).map(lastBodyOf), from)
    }
    this.checkpointBytes = await archive.checkpoint(extents, bodies.length)
    this.checkpointAt = written
    this.checkpointTime = this.parts.uptime()
    for (const kept of bodies) {
      const { gateway } = kept.record
      if (this.bodies.get(gateway) === kept) this.bodies.delete(gateway)
    }
  }

  /** The same, and seals what can be sealed. */
  private async settle(): Promise<void> {
    const { archive, journals } = this.parts
    const ended = this.sealable
    await this.checkpoint()
    if (ended.length > 0) await archive.seal(ended)
    this.failure = null
    if (ended.length === 0) return
    journals.forget(ended)
    await this.retain()
    // The journals are where they belong, whatever becomes of the copy.
    await this.backUpWhenDue().catch((error: unknown) => {
      if (!this.isEnding) this.parts.log(`the daily backup is not made: ${reason(error)}`)
    })
  }

  /** Gives up history beyond these limits, from now on and at once. */
  keepWithin(limits: Limits): void {
    this.limits = limits
    this.retain().catch((error: unknown) => this.parts.log(`old history is not given up: ${reason(error)}`))
  }

  private settleWhenDue(): void {
    const now = this.parts.uptime()
    if (!this.isDue(now) || this.underWay !== null || now < this.retryAt) return
    this.underWay = this.settle()
      .catch((error: unknown) => {
        if (this.isEnding) return
        this.retryAt = this.parts.uptime() + RETRY
        this.failure = reason(error)
        this.parts.log(`the journal is not sealed, trying again later: ${this.failure}`)
      })
      .finally(() => {
        this.underWay = null
        // A journal may have ended meanwhile, and nothing more be committed for long.
        this.wake()
      })
  }

  /** Little by little: read at once before a checkpoint, some megabytes of journal would need many times the memory. */
  private followWhenDue(): void {
    const { extents, written } = this.parts.journals
    if (written - this.followedTo < FOLLOW_EVERY_BYTES || this.underWay !== null) return
    this.followedTo = written
    // What could not be read now is read before the next checkpoint, which says why if that fails too.
    this.parts.archive.follow(extents).catch(() => undefined)
  }

  private isDue(now: Millis): boolean {
    const written = this.parts.journals.written - this.checkpointAt
    return this.sealable.length > 0 || isCheckpointDue(written, now - this.checkpointTime, this.checkpointBytes)
  }

  /** Journals that nothing more is written to, and that nobody waits for. */
  private get sealable(): readonly Extent[] {
    return this.parts.hold.release(this.parts.journals.ended)
  }

  private async retain(): Promise<void> {
    if (this.limits !== null && this.isOpen) await this.parts.archive.retain(this.limits, this.lastAt)
  }

  private async backUpWhenDue(): Promise<void> {
    const { archive, journals, guard } = this.parts
    if (guard.room !== 'enough') return
    const { backups } = await archive.measure([])
    // One of what is the future now was made by a clock that was wrong: to wait until then would be for long.
    const last = backups.findLast(({ at }) => at <= this.lastAt)
    if (this.lastAt - (last?.at ?? 0) < BACKUP_EVERY) return
    await archive.backUp(journals.extents, this.lastAt)
  }
}

const lastBodyOf = ({ record, body }: KeptReport): LastBody => ({
  gateway: record.gateway,
  at: record.at,
  from: record.from,
  dialect: record.report.dialect,
  body: body(),
})
