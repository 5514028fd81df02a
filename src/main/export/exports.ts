import { basename } from 'node:path'
import type { ExportFailure, ExportView } from '../../shared/contract/export-views'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk, Log, SheetPart } from '../ports'
import { failureOf } from './failure'
import { type Job, viewOfJob } from './job'
import { EXPORTS_KEPT, KeptExports } from './kept-exports'
import { orNeverBegun } from './or-never-begun'
import { PartFile } from './part-file'
import { progressed } from './progress'

/** Progress is told at most this often. */
const TOLD_EVERY: Millis = 250

/** A file that nobody fetched by then is not going to be. */
const WAITING_KEPT: Millis = 60_000

const HUNG_UP = { failure: 'hung-up', reason: 'the browser hung up' } as const

export interface ExportsParts {
  readonly now: () => Millis
  readonly sheet: (ask: ExportAsk) => AsyncIterable<SheetPart>
  readonly tell: (view: ExportView) => void
  readonly log: Log
}

interface Entry {
  view: ExportView
  /** Where it is written. */
  part: string | null
  readonly job: Job | null
  readonly cancelled: AbortController
  /** On the monotonic clock. */
  readonly begunAt: Millis
  toldAt: Millis
}

/** The exports of a station: those that run, and the last ones that have. */
export class Exports {
  private entries: Entry[] = []
  private readonly running = new Set<Promise<unknown>>()
  private readonly kept: KeptExports
  private damaged: string | null = null

  /** @param folder the data folder, in which the list is kept */
  constructor(
    folder: string,
    private readonly parts: ExportsParts,
  ) {
    this.kept = new KeptExports(folder, parts.log)
  }

  async open(): Promise<void> {
    const { exports, damaged } = await this.kept.open()
    this.damaged = damaged
    this.entries = exports.map((one) => ({
      ...one,
      job: null,
      cancelled: new AbortController(),
      begunAt: 0,
      toldAt: 0,
    }))
  }

  /** Where the list of earlier exports lies that could not be read, if that was so at this start. */
  get damagedList(): string | null {
    return this.damaged
  }

  /** Newest first. */
  list(): readonly ExportView[] {
    return this.entries.map(({ view }) => view)
  }

  find(id: string): ExportView | null {
    return this.entry(id)?.view ?? null
  }

  /** Writes an export into its folder, from now on and by itself; its news are told. */
  start(job: Job & { readonly folder: string }): ExportView {
    const entry = this.add(job, 'running')
    void this.track(this.write(entry, job))
    return entry.view
  }

  /** The same, and resolves when it has come to its end. */
  async run(job: Job & { readonly folder: string }): Promise<ExportView> {
    const entry = this.add(job, 'running')
    await this.track(this.write(entry, job))
    return entry.view
  }

  /** Announces a download that is about to be fetched. */
  prepare(job: Job): ExportView {
    const entry = this.add(job, 'waiting')
    const timer = setTimeout(() => {
      if (entry.view.state === 'waiting') this.end(entry, 'failed', { failure: 'hung-up', reason: 'nobody fetched it' })
    }, WAITING_KEPT)
    timer.unref()
    return entry.view
  }

  /** The bytes of a prepared download, once; `null` if it does not wait. Whoever stops taking them gives it up. */
  fetch(id: string): AsyncIterable<Uint8Array> | null {
    const entry = this.entry(id)
    if (entry?.view.state !== 'waiting' || entry.job === null) return null
    this.update(entry, { state: 'running' }, true)
    return orNeverBegun(this.handOver(entry), () => this.end(entry, 'failed', HUNG_UP))
  }

  /** `null` if there is no such export; one that is over stays as it is. */
  cancel(id: string): ExportView | null {
    const entry = this.entry(id)
    if (entry === undefined) return null
    if (entry.view.state === 'waiting') this.end(entry, 'cancelled')
    else entry.cancelled.abort()
    return entry.view
  }

  /** Gives up what runs, and leaves nothing of it. */
  async stop(): Promise<void> {
    for (const { view, cancelled } of this.entries) if (view.state === 'running') cancelled.abort()
    await Promise.all(this.running)
    await this.keep()
  }

  private track(work: Promise<void>): Promise<void> {
    const done = work.finally(() => this.running.delete(done))
    this.running.add(done)
    return done
  }

  private async write(entry: Entry, { folder, fileName }: Job & { readonly folder: string }): Promise<void> {
    let file: PartFile | null = null
    try {
      file = await PartFile.create(folder, fileName, entry.view.id.slice(0, 8))
      entry.part = file.path
      void this.keep()
      for await (const bytes of this.bytesOf(entry)) await file.write(bytes)
      if (entry.cancelled.signal.aborted) {
        await file.discard()
        this.end(entry, 'cancelled')
        return
      }
      const path = await file.finish()
      this.end(entry, 'done', { path, fileName: basename(path), share: 1 })
    } catch (error) {
      await file?.discard()
      this.end(entry, 'failed', failureOf(error))
    }
  }

  private async *handOver(entry: Entry): AsyncGenerator<Uint8Array> {
    let isAtEnd = false
    try {
      yield* this.bytesOf(entry)
      isAtEnd = true
      if (entry.cancelled.signal.aborted) throw new Error('the export was cancelled')
      this.end(entry, 'done', { share: 1 })
    } catch (error) {
      if (!entry.cancelled.signal.aborted) this.end(entry, 'failed', failureOf(error))
      throw error
    } finally {
      const { state } = entry.view
      if (state === 'running') {
        if (entry.cancelled.signal.aborted) this.end(entry, 'cancelled')
        else if (!isAtEnd) this.end(entry, 'failed', HUNG_UP)
      }
    }
  }

  /** What is written, told as it goes; ends early when it is cancelled. */
  private async *bytesOf(entry: Entry): AsyncGenerator<Uint8Array> {
    if (entry.job === null) return
    const { ask } = entry.job
    for await (const part of this.parts.sheet(ask)) {
      if (entry.cancelled.signal.aborted) return
      yield part.bytes
      this.update(entry, progressed(entry.view, part, ask, performance.now() - entry.begunAt))
    }
  }

  private add(job: Job, state: 'waiting' | 'running'): Entry {
    const view = viewOfJob(job, state, this.parts.now())
    const entry = { view, part: null, job, cancelled: new AbortController(), begunAt: performance.now(), toldAt: 0 }
    const over = this.entries.filter((one) => one.view.endedAt !== null)
    const dropped = new Set(over.slice(EXPORTS_KEPT - 1))
    this.entries = [entry, ...this.entries.filter((one) => !dropped.has(one))]
    this.parts.tell(view)
    return entry
  }

  private update(entry: Entry, change: Partial<ExportView>, atOnce = false): void {
    entry.view = { ...entry.view, ...change }
    const now = performance.now()
    if (!atOnce && now - entry.toldAt < TOLD_EVERY) return
    entry.toldAt = now
    this.parts.tell(entry.view)
  }

  private end(
    entry: Entry,
    state: 'done' | 'failed' | 'cancelled',
    more: Partial<ExportView> & { readonly failure?: ExportFailure } = {},
  ): void {
    entry.part = null
    this.update(entry, { state, secondsLeft: null, endedAt: iso(this.parts.now()), ...more }, true)
    void this.keep()
  }

  private keep(): Promise<void> {
    return this.kept
      .write(this.entries.map(({ view, part }) => ({ view, part })))
      .catch((error: unknown) => this.parts.log(`the list of exports is not kept: ${failureOf(error).reason}`))
  }

  private entry(id: string): Entry | undefined {
    return this.entries.find(({ view }) => view.id === id)
  }
}
