import { mkdir, realpath } from 'node:fs/promises'
import type { Transition } from '../../shared/model/transition'
import { StartFailure, StorageFailure } from '../failures'
import type { Facts, Log, Storage, Stored, TransitionQuery } from '../ports'
import { Checkpoint } from './checkpoint'
import { lockFolder } from './folder-lock'
import { Generations } from './generations'
import { type Journal, readJournal } from './journal'
import { PendingFacts } from './pending-facts'
import { matches, newestFirst } from './transition-query'

/** A journal of this size is taken into the checkpoint: a second's work, and little to read at the next start. */
const JOURNAL_LIMIT_BYTES = 16 * 1024 * 1024

/** What older journal files hold, and where they are. */
interface Generation {
  readonly facts: Facts
  readonly paths: readonly string[]
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (failure: StorageFailure) => void
}

/**
 * Keeps the station's facts in a folder: durable in a journal at once, in NeDB at the next checkpoint.
 * There is no timer: a commit starts when the previous one ends and takes along all that wait. Source: docs/storage.md.
 */
export class NedbStorage implements Storage {
  private readonly pending = new PendingFacts()
  /** In the journal, not yet in the checkpoint. */
  private readonly journaled = new PendingFacts()
  private recent: Transition[] = []
  private waiting: Waiting[] = []
  private writing: Promise<void> | null = null
  private settling: Promise<void> | null = null
  private parts: { checkpoint: Checkpoint; journal: Journal; generations: Generations } | null = null
  private release: () => Promise<void> = async () => undefined

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  async open(): Promise<Stored> {
    await this.takeFolder()
    try {
      return await this.load()
    } catch (error) {
      await this.release()
      throw new StartFailure(`the data folder ${this.folder} cannot be read: ${reason(error)}`)
    }
  }

  commit(facts: Facts): Promise<void> {
    this.pending.add(facts)
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject })
      this.writing ??= this.writeWhileWaiting()
    })
  }

  async transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    const { checkpoint } = this.opened()
    const recent = this.recent.filter((transition) => matches(transition, query))
    // A checkpoint may take over in between what is recent now: the same id twice is the same fact.
    return newestFirst([...recent, ...(await checkpoint.transitions(query))], query.limit)
  }

  async close(): Promise<void> {
    if (this.parts === null) return
    await this.writing
    await this.settling
    if (!this.pending.isEmpty) await this.commit(this.pending.take()).catch(() => undefined)
    await this.settleInBackground()
    await this.settling
    await this.parts.journal.close()
    this.parts = null
    await this.release()
  }

  private async takeFolder(): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true })
      const lock = await lockFolder(await realpath(this.folder))
      if ('release' in lock) {
        this.release = lock.release
        return
      }
      const who = lock.holder === null ? 'another process' : `process ${lock.holder}`
      throw new StartFailure(
        `${who} already uses the data folder ${this.folder}; stop it, or choose another with --data`,
      )
    } catch (error) {
      if (error instanceof StartFailure) throw error
      throw new StartFailure(`the data folder ${this.folder} cannot be used: ${reason(error)}`)
    }
  }

  private async load(): Promise<Stored> {
    const checkpoint = await Checkpoint.open(this.folder)
    const generations = new Generations(this.folder)
    const paths = await generations.paths()
    for (const path of paths) {
      const { documents, damaged } = await readJournal(path)
      if (damaged > 0) this.log(`${path}: ${damaged} damaged lines were left out`)
      for (const document of documents) this.journaled.add((document as { facts: Facts }).facts)
    }
    this.parts = { checkpoint, journal: await generations.next(), generations }
    // At once: the fleet is small, and from here on one copy of it counts.
    if (!this.journaled.isEmpty) await this.settle({ facts: this.journaled.take(), paths })
    return checkpoint.read()
  }

  private async writeWhileWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const waiting = this.waiting
      this.waiting = []
      await this.writeOnce(waiting)
      if (this.opened().journal.size > JOURNAL_LIMIT_BYTES && this.settling === null) await this.settleInBackground()
    }
    this.writing = null
  }

  private async writeOnce(waiting: readonly Waiting[]): Promise<void> {
    const facts = this.pending.take()
    try {
      await this.opened().journal.append({ _id: `${facts.at}`, facts })
      this.journaled.add(facts)
      this.recent.push(...facts.transitions)
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      this.pending.restore(facts)
      const failure = new StorageFailure(`the report could not be kept: ${reason(error)}`)
      for (const { reject } of waiting) reject(failure)
    }
  }

  /** Resolves when commits may go on; what was journaled so far moves to the checkpoint while they do. */
  private async settleInBackground(): Promise<void> {
    const failed = (error: unknown) => this.log(`the checkpoint is not written, trying again later: ${reason(error)}`)
    try {
      const generation = await this.rotate()
      this.settling = this.settle(generation)
        .catch(failed)
        .finally(() => {
          this.settling = null
        })
    } catch (error) {
      failed(error)
    }
  }

  /** Ends the generation. Only between two writes: a fact must be in a file that outlives its way to the checkpoint. */
  private async rotate(): Promise<Generation> {
    const parts = this.opened()
    const fresh = await parts.generations.next()
    const paths = (await parts.generations.paths()).filter((path) => path !== fresh.path)
    this.parts = { ...parts, journal: fresh }
    await parts.journal.close()
    return { facts: this.journaled.take(), paths }
  }

  private async settle({ facts, paths }: Generation): Promise<void> {
    const { checkpoint, generations } = this.opened()
    try {
      await checkpoint.write(facts)
    } catch (error) {
      this.journaled.restore(facts)
      throw error
    }
    const settled = new Set(facts.transitions.map(({ id }) => id))
    this.recent = this.recent.filter(({ id }) => !settled.has(id))
    await generations.remove(paths)
  }

  private opened() {
    if (this.parts === null) throw new StorageFailure('the storage is not open')
    return this.parts
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
