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

/**
 * The archive in a thread of its own, so that reading, sealing and compressing never hold up a box. If the thread ends
 * by itself whoever waits is told, and the next request starts another: nothing that was acknowledged lives only there.
 */
export function startArchiveThread(workerPath: string, folder: string, log: Log): ArchivePort {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let count = 0
  let isClosed = false

  function start(): Worker {
    const started = new Worker(workerPath, { workerData: { folder }, resourceLimits: LIMITS })
    started.on('message', (response: Response) => settle(response))
    started.on('error', (error) => log(`the archive's thread ended: ${error.message}`))
    started.on('exit', () => {
      if (worker === started) worker = null
      for (const { reject } of waiting.values()) reject(new StorageFailure("the archive's thread ended"))
      waiting.clear()
    })
    worker = started
    return started
  }

  function settle(response: Response): void {
    if ('log' in response) {
      log(response.log)
      return
    }
    const { resolve, reject } = waiting.get(response.id) ?? {}
    waiting.delete(response.id)
    if ('value' in response) resolve?.(response.value as never)
    else reject?.(new (response.isStartFailure ? StartFailure : StorageFailure)(response.failure))
  }

  type Asked = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never
  function ask<T>(request: Asked): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (isClosed) {
        reject(new StorageFailure('the storage is closed'))
        return
      }
      const id = ++count
      waiting.set(id, { resolve, reject })
      ;(worker ?? start()).postMessage({ ...request, id })
    })
  }

  async function* stream<T>(of: StreamName, input: readonly unknown[]): AsyncGenerator<T> {
    const number = await ask<number>({ stream: ++count, of, input })
    // One is made while the one before is taken, so that neither waits for the other.
    const next = () => ask<IteratorResult<T>>({ next: number }).then(asValue, asError)
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
      if (worker !== null && !isClosed) await ask({ drop: number })
    }
  }

  return {
    open: () => ask({ method: 'open', input: [] }),
    follow: (...input) => ask({ method: 'follow', input }),
    hold: (...input) => ask({ method: 'hold', input }),
    checkpoint: (...input) => ask({ method: 'checkpoint', input }),
    seal: (...input) => ask({ method: 'seal', input }),
    transitions: (...input) => ask({ method: 'transitions', input }),
    countTransitions: (...input) => ask({ method: 'countTransitions', input }),
    stretches: (...input) => ask({ method: 'stretches', input }),
    past: (...input) => ask({ method: 'past', input }),
    drawn: (...input) => ask({ method: 'drawn', input }),
    retain: (...input) => ask({ method: 'retain', input }),
    fleet: (...input) => ask({ method: 'fleet', input }),
    sealedDays: (...input) => ask({ method: 'sealedDays', input }),
    packed: (...input) => stream('packed', input),
    measure: (...input) => ask({ method: 'measure', input }),
    backUp: (...input) => ask({ method: 'backUp', input }),
    reports: (...input) => stream('reports', input),
    glimpse: (...input) => ask({ method: 'glimpse', input }),
    survey: (...input) => stream('survey', input),
    sheet: (...input) => stream('sheet', input),
    async close() {
      await ask({ method: 'close', input: [] })
      isClosed = true
      await worker?.terminate()
    },
  }
}
