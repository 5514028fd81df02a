import { Worker } from 'node:worker_threads'
import { StartFailure, StorageFailure } from '../failures'
import type { Log } from '../ports'
import type { ArchivePort } from './archive-port'

/** What the archive tells bit by bit. */
export type StreamName = 'reports' | 'sheet' | 'survey' | 'packed'

/** What the thread is asked: a method of the archive, or the next batch of a stream that it began. */
export type Request =
  | { readonly id: number; readonly method: Exclude<keyof ArchivePort, StreamName>; readonly input: readonly unknown[] }
  | { readonly id: number; readonly stream: number; readonly of: StreamName; readonly input: readonly unknown[] }
  | { readonly id: number; readonly next: number }
  | { readonly id: number; readonly drop: number }

export type Response =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string; readonly isStartFailure: boolean }
  | { readonly log: string }

/** Enough for 2,000 boxes many times over; without a limit the thread lets garbage pile up while memory is plentiful. */
const LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32 }

const asValue = <T>(part: IteratorResult<T>) => part
/** Nobody may come to ask for it. */
const asError = (error: unknown): { readonly error: unknown } => ({ error })

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

type Unnumbered = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

/** The thread as who asks it: started when it is asked, numbered requests out, answers in. */
class ArchiveThread {
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private count = 0
  private isClosed = false

  constructor(
    private readonly workerPath: string,
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /** @throws StorageFailure, or whatever kind of failure the thread says it is */
  ask<T>(request: Unnumbered): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.isClosed) {
        reject(new StorageFailure('the storage is closed'))
        return
      }
      const id = ++this.count
      this.waiting.set(id, { resolve, reject })
      ;(this.worker ?? this.start()).postMessage({ ...request, id })
    })
  }

  async *stream<T>(of: StreamName, input: readonly unknown[]): AsyncGenerator<T> {
    const number = await this.ask<number>({ stream: ++this.count, of, input })
    // One is made while the one before is taken, so that neither waits for the other.
    const next = () => this.ask<IteratorResult<T>>({ next: number }).then(asValue, asError)
    let coming = next()
    try {
      for (;;) {
        const part = await coming
        if ('error' in part) throw part.error
        if (part.done) return
        coming = next()
        yield part.value
      }
    } finally {
      if (this.worker !== null && !this.isClosed) await this.ask({ drop: number })
    }
  }

  async close(): Promise<void> {
    await this.ask({ method: 'close', input: [] })
    this.isClosed = true
    await this.worker?.terminate()
  }

  private start(): Worker {
    const started = new Worker(this.workerPath, { workerData: { folder: this.folder }, resourceLimits: LIMITS })
    started.on('message', (response: Response) => this.settle(response))
    started.on('error', (error) => this.log(`the archive's thread ended: ${error.message}`))
    started.on('exit', () => {
      if (this.worker === started) this.worker = null
      for (const { reject } of this.waiting.values()) reject(new StorageFailure("the archive's thread ended"))
      this.waiting.clear()
    })
    this.worker = started
    return started
  }

  private settle(response: Response): void {
    if ('log' in response) {
      this.log(response.log)
      return
    }
    const { resolve, reject } = this.waiting.get(response.id) ?? {}
    this.waiting.delete(response.id)
    if ('value' in response) resolve?.(response.value as never)
    else reject?.(new (response.isStartFailure ? StartFailure : StorageFailure)(response.failure))
  }
}

/**
 * The archive in a thread of its own, so that reading, sealing and compressing never hold up a box. If the thread ends
 * by itself whoever waits is told, and the next request starts another: nothing that was acknowledged lives only there.
 */
export function startArchiveThread(workerPath: string, folder: string, log: Log): ArchivePort {
  const thread = new ArchiveThread(workerPath, folder, log)
  return {
    open: () => thread.ask({ method: 'open', input: [] }),
    follow: (...input) => thread.ask({ method: 'follow', input }),
    hold: (...input) => thread.ask({ method: 'hold', input }),
    checkpoint: (...input) => thread.ask({ method: 'checkpoint', input }),
    seal: (...input) => thread.ask({ method: 'seal', input }),
    transitions: (...input) => thread.ask({ method: 'transitions', input }),
    countTransitions: (...input) => thread.ask({ method: 'countTransitions', input }),
    stretches: (...input) => thread.ask({ method: 'stretches', input }),
    past: (...input) => thread.ask({ method: 'past', input }),
    drawn: (...input) => thread.ask({ method: 'drawn', input }),
    retain: (...input) => thread.ask({ method: 'retain', input }),
    fleet: (...input) => thread.ask({ method: 'fleet', input }),
    sealedDays: (...input) => thread.ask({ method: 'sealedDays', input }),
    packed: (...input) => thread.stream('packed', input),
    measure: (...input) => thread.ask({ method: 'measure', input }),
    backUp: (...input) => thread.ask({ method: 'backUp', input }),
    reports: (...input) => thread.stream('reports', input),
    glimpse: (...input) => thread.ask({ method: 'glimpse', input }),
    survey: (...input) => thread.stream('survey', input),
    sheet: (...input) => thread.stream('sheet', input),
    hurry: () => thread.ask({ method: 'hurry', input: [] }),
    close: () => thread.close(),
  }
}
