import type { Transition } from '../shared/model/transition'
import type { Clock } from '../shared/time/clock'
import { iso } from '../shared/time/iso'
import { reason, StorageFailure } from './failures'
import type { KeepingProblem } from './headquarters/describe-headquarters'
import type { KeptPlace } from './headquarters/kept-site'
import type { SiteFiles } from './headquarters/site-files'
import type { Sites } from './headquarters/sites'
import type { Snapshots } from './headquarters/snapshots'
import type { HeadquartersTelling } from './headquarters-telling'
import type { Log, Storage } from './ports'

export interface HeadquartersKeepingParts {
  readonly clock: Clock
  readonly storage: Storage
  readonly files: SiteFiles
  readonly snapshots: Snapshots
  readonly sites: Sites
  readonly telling: HeadquartersTelling
  /** Up to where the stream was read; `null` while that is not known. */
  readonly place: () => KeptPlace | null
  readonly log: Log
  /** Whether what happens is kept has become another. */
  readonly onProblem: () => void
}

/**
 * Keeps what headquarters knows: what happened in its storage, the sites in its folder, and, by the one process that
 * tells, at the servers, for a process that has nothing of its own.
 */
export class HeadquartersKeeping {
  /** What happened and is being recorded: nothing is kept of the sites that has not come that far. */
  private recording: Promise<void> = Promise.resolve()
  private failing: KeepingProblem | null = null
  private keeping: Promise<void> = Promise.resolve()
  /** Whether all snapshots at the servers are of this process. */
  private isWriter = false
  private complaint = ''

  constructor(private readonly parts: HeadquartersKeepingParts) {}

  /** Why what happens cannot be recorded now; `null` while it is. */
  get problem(): KeepingProblem | null {
    return this.failing
  }

  record(transitions: readonly Transition[]): void {
    const [before, committed] = [this.recording, this.commit(transitions)]
    // Not both at once: what that gives holds what it gave before, and so on for as long as headquarters runs.
    this.recording = before.then(() => committed)
  }

  /** What the disk refuses is owed to it: it goes with the next that it takes. */
  private async commit(transitions: readonly Transition[]): Promise<void> {
    const { storage, clock } = this.parts
    try {
      await storage.commit({ at: clock.now(), gateways: [], removed: [], transitions })
      this.note(null)
    } catch (error) {
      const code = error instanceof StorageFailure && error.isFull ? 'storage-full' : 'storage-failed'
      this.note({ code, message: reason(error), since: this.failing?.since ?? clock.now() })
    }
  }

  private note(problem: KeepingProblem | null): void {
    const before = this.failing
    this.failing = problem
    if (before?.code === problem?.code) return
    // With its time: the log leaves out what was said a moment ago, and the last word would be the wrong one.
    if (problem !== null)
      this.parts.log(`headquarters: what happens since ${iso(problem.since)} cannot be recorded: ${problem.message}`)
    else if (before !== null)
      this.parts.log(`headquarters: what happens is recorded again, and all that was owed since ${iso(before.since)}`)
    this.parts.onProblem()
  }

  /** What is known of the sites, and the place in the stream that it reaches at least. Resolves when it was tried. */
  keep(): Promise<void> {
    const place = this.parts.place()
    if (place === null) return this.keeping
    this.keeping = this.keeping
      .then(() => this.keepAt(place))
      .catch((error: unknown) => {
        this.parts.log(`headquarters: the sites could not be kept, trying again: ${String(error)}`)
      })
    return this.keeping
  }

  private async keepAt(place: KeptPlace): Promise<void> {
    const { files, snapshots, sites, telling } = this.parts
    await this.recorded()
    const isTelling = telling.view.role === 'leading'
    if (isTelling && !this.isWriter) {
      sites.noteAll()
      snapshots.forget()
    }
    this.isWriter = isTelling
    const share = async (site: string, bytes: Uint8Array) => {
      if (this.isWriter) await this.shared(() => snapshots.write(site, bytes, place.sequence))
    }
    const along = { recorded: () => this.recorded(), onKept: share }
    await sites.keep((changed) => files.write(changed, () => telling.book, place, along))
    // News of what a snapshot contains has to stand in the book, or whoever begins from it would not know of it.
    if (this.isWriter)
      await this.shared(async () => void ((await telling.settle(place.sequence)) && (await snapshots.seal(place))))
  }

  /** Resolves when all that happened until now is on the disk. @throws Error while it is not */
  private async recorded(): Promise<void> {
    await this.recording
    if (this.failing !== null) await this.commit([])
    // Whoever began from there would not read it again.
    if (this.failing !== null) throw new Error('what happened is not recorded yet')
  }

  /** What the servers do not take now they are given anew the next time, all of it. */
  private async shared(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.complaint = ''
    } catch (error) {
      this.isWriter = false
      const complaint = `headquarters: the servers do not take its snapshots, trying again: ${String(error)}`
      if (complaint !== this.complaint) this.parts.log(complaint)
      this.complaint = complaint
    }
  }
}
