import type { ReportRecord } from '../../shared/history/record'
import type { GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { type Millis, minutes } from '../../shared/time/millis'
import { StartFailure, StorageFailure } from '../failures'
import type { Facts, LastBody, Log, Past, PastQuery, ReportQuery, Storage, Stored, TransitionQuery } from '../ports'
import { Archive } from './archive'
import type { ArchivePort } from './archive-port'
import { startArchiveThread } from './archive-thread'
import { reason } from './disk'
import { takeFolder } from './folder-lock'
import { GroupCommit } from './group-commit'
import { type OpenJournalFile, openJournalFile } from './journal'
import { JournalWriter } from './journal-writer'

/** After so many bytes of journal the fleet is written out again: what a start after a crash has to replay. */
const CHECKPOINT_EVERY_BYTES = 4 * 1024 * 1024

/** How long after a failure the journals are tried again. */
const RETRY: Millis = minutes(1)

export interface StorageParts {
  /** The built `archive-worker`; without it the archive works in the caller's thread. */
  readonly workerPath?: string | null
  readonly openFile?: OpenJournalFile
}

/**
 * Keeps the station's facts in a folder: durable in a journal at once, and at rest (in NeDB) soon after, which is the
 * work of the archive. Source: docs/storage.md.
 */
export class NedbStorage implements Storage {
  private readonly archive: ArchivePort
  private readonly journals: JournalWriter
  private readonly commits: GroupCommit
  private readonly bodies = new Map<GatewayId, LastBody>()
  private release: (() => Promise<void>) | null = null
  /** Moving what is journaled to its rest, one after the other. */
  private settling: Promise<void> | null = null
  private retryAt: Millis = 0
  private checkpointAt = 0

  constructor(
    private readonly folder: string,
    private readonly log: Log,
    { workerPath = null, openFile = openJournalFile }: StorageParts = {},
  ) {
    this.archive = workerPath === null ? new Archive(folder, log) : startArchiveThread(workerPath, folder, log)
    this.journals = new JournalWriter(folder, openFile)
    this.commits = new GroupCommit(async (facts) => {
      await this.journals.write(facts)
      this.settleWhenDue()
    })
  }

  async open(): Promise<Stored> {
    this.release = await takeFolder(this.folder)
    try {
      const { stored, journals } = await this.archive.open()
      this.journals.resume(journals)
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
    await this.commits.commit(facts)
    if (facts.report === undefined) return
    const { record, body } = facts.report
    const { gateway, at, from, report } = record
    this.bodies.set(gateway, { gateway, at, from, dialect: report.dialect, body })
  }

  transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    return this.archive.transitions(query, this.journals.extents)
  }

  past(query: PastQuery): Promise<Past> {
    return this.archive.past(query, this.journals.extents)
  }

  reports(query: ReportQuery): AsyncIterable<readonly ReportRecord[]> {
    return this.archive.reports(query, this.journals.extents)
  }

  async close(): Promise<void> {
    if (this.release === null) return
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
    const isDue = this.journals.ended.length > 0 || this.journals.written - this.checkpointAt > CHECKPOINT_EVERY_BYTES
    if (!isDue || this.settling !== null || performance.now() < this.retryAt) return
    this.settling = this.settle()
      .catch((error: unknown) => {
        this.retryAt = performance.now() + RETRY
        this.log(`the journal is not sealed, trying again later: ${reason(error)}`)
      })
      .finally(() => {
        this.settling = null
      })
  }

  private async settle(): Promise<void> {
    const { ended, extents, written } = this.journals
    const bodies = [...this.bodies.values()]
    await this.archive.checkpoint(extents, bodies)
    this.checkpointAt = written
    for (const body of bodies) if (this.bodies.get(body.gateway) === body) this.bodies.delete(body.gateway)
    await this.archive.seal(ended)
    this.journals.forget(ended)
  }
}
