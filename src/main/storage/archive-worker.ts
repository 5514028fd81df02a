import { parentPort, workerData } from 'node:worker_threads'
import { reason, StartFailure } from '../failures'
import { Archive } from './archive'
import type { Request, Response } from './archive-thread'

/** The other end of `startArchiveThread`: an archive that is asked by messages. An entry of its own in the build. */
const { folder } = workerData as { folder: string }
const answer = (response: Response) => parentPort?.postMessage(response, bytesIn(response))
const archive = new Archive(folder, (log) => answer({ log }))
const streams = new Map<number, AsyncIterator<unknown>>()

parentPort?.on('message', (request: Request) => {
  perform(request).then(
    (value) => answer({ id: request.id, value }),
    (error: unknown) =>
      answer({ id: request.id, failure: reason(error), isStartFailure: error instanceof StartFailure }),
  )
})

async function perform(request: Request): Promise<unknown> {
  if ('method' in request) {
    const method = archive[request.method] as (...input: readonly unknown[]) => Promise<unknown>
    return method.apply(archive, request.input as unknown[])
  }
  if ('stream' in request) {
    const begin = archive[request.of] as (...input: readonly unknown[]) => AsyncIterable<unknown>
    streams.set(request.stream, begin.apply(archive, request.input as unknown[])[Symbol.asyncIterator]())
    return request.stream
  }
  if ('next' in request) return streams.get(request.next)?.next()
  const dropped = streams.get(request.drop)
  streams.delete(request.drop)
  await dropped?.return?.()
  return undefined
}

/** Bytes of a file go over as they are; a copy would be garbage on both sides. */
function bytesIn(response: Response): ArrayBuffer[] {
  if (!('value' in response)) return []
  const part = (response.value as IteratorResult<{ readonly bytes?: unknown } | undefined> | undefined)?.value
  return part?.bytes instanceof Uint8Array ? [part.bytes.buffer as ArrayBuffer] : []
}
