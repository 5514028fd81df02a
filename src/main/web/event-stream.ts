import type { FastifyInstance } from 'fastify'
import type { PushEvent } from '../../shared/contract/push'
import { type Millis, seconds } from '../../shared/time/millis'
import type { StationPort } from '../ports'

/** Something is sent at least this often, so that both ends notice a dead connection. */
const HEARTBEAT: Millis = seconds(15)

/**
 * A reader this far behind is let go; it comes back and gets a snapshot, which is smaller than what it missed. The
 * snapshot itself does not count: of 2,000 boxes it takes 13 MB, and who is let go in the middle of it never gets one.
 */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024

/** Push events as server-sent events; a client that reconnects starts again with a snapshot. */
export function addEventStream(app: FastifyInstance, station: Pick<StationPort, 'subscribe'>): void {
  const closers = new Set<() => void>()
  app.get('/api/stream', (request, reply) => {
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 1000\n\n')
    let mostUnread = MOST_UNREAD_BYTES
    const unsubscribe = station.subscribe((event) => {
      if (raw.writableLength > mostUnread) return void raw.destroy()
      const bytes = Buffer.from(serverSentEvent(event))
      if (event.type === 'snapshot') mostUnread = MOST_UNREAD_BYTES + bytes.length
      raw.write(bytes)
    })
    const heartbeat = setInterval(() => raw.write(': here\n\n'), HEARTBEAT)
    const close = () => {
      clearInterval(heartbeat)
      unsubscribe()
      closers.delete(close)
      raw.end()
    }
    closers.add(close)
    raw.on('error', close)
    request.raw.on('close', close)
  })
  // Open streams would hold the shutdown for ever.
  app.addHook('preClose', async () => {
    for (const close of closers) close()
  })
}

function serverSentEvent(event: PushEvent): string {
  const { type, ...content } = event
  const [data] = Object.values(content)
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}
