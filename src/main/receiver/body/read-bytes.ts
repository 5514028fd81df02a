import { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** @param error has the status to answer with */
type Done = (error: Error | null, bytes?: Buffer) => void

/**
 * Reads the whole of a request's body and calls `done` once. A body that came in one piece, as most do, is that very
 * piece: Fastify's own reading copies it, which costs more than finding out what is in it.
 * @param limit bytes; more are refused with 413, as soon as that is known
 */
export function readBytes(payload: IncomingMessage, limit: number, done: Done): void {
  if (Number(payload.headers['content-length']) > limit) {
    done(failure(413, 'the body is too large'))
    return
  }
  const chunks: Buffer[] = []
  let size = 0

  function onData(chunk: Buffer): void {
    size += chunk.length
    if (size > limit) finish(failure(413, 'the body is too large'))
    else chunks.push(chunk)
  }
  const onEnd = () => finish(null)
  const onError = () => finish(failure(400, 'the body broke off'))
  function finish(error: Error | null): void {
    payload.removeListener('data', onData)
    payload.removeListener('end', onEnd)
    payload.removeListener('error', onError)
    if (error !== null) done(error)
    else done(null, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size))
  }
  payload.on('data', onData)
  payload.on('end', onEnd)
  payload.on('error', onError)
}

const failure = (statusCode: number, message: string): Error => Object.assign(new Error(message), { statusCode })
