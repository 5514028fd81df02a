import type { FastifyInstance } from 'fastify'
import { jsonPieces } from '../../shared/contract/json-pieces'
import type { PushEvent } from '../../shared/contract/push'
import type { FleetView } from '../../shared/contract/views'
import { fleetPiecesForWall, pushForWall } from '../../shared/contract/wall-access'
import { type Millis, seconds } from '../../shared/time/millis'
import type { StationPort, ViewerRole } from '../ports'
import { sendProblem } from './problems'
import { Reader } from './reader'

/** Something is sent at least this often, so that both ends notice a dead connection. */
const HEARTBEAT: Millis = seconds(15)

/** More pages than a site has people; walls may take half of them, so that their links cannot shut anybody out. */
const MOST_READERS = 64
const MOST_WALLS = MOST_READERS / 2

/** What may wait for all readers together; beyond it the one that most waits for is let go. */
const MOST_UNREAD_IN_TOTAL = 256 * 1024 * 1024

export interface StreamLimits {
  readonly heartbeat: Millis
  readonly mostUnread: number
}

/** Push events as server-sent events; a client that reconnects starts again with a snapshot. */
export function addEventStream(
  app: FastifyInstance,
  station: Pick<StationPort, 'subscribe'>,
  { heartbeat, mostUnread }: StreamLimits = { heartbeat: HEARTBEAT, mostUnread: MOST_UNREAD_IN_TOTAL },
): void {
  const closers = new Set<() => void>()
  const readers = new Map<Reader, ViewerRole>()
  const bytesFor = { operator: encoder((event) => event), wall: encoder(pushForWall) }

  app.get('/api/stream', { config: { who: 'wall' } }, (request, reply) => {
    const { visitor } = request
    if (visitor === null) return void sendProblem(reply, { code: 'login-required', message: 'log in first' })
    const { role } = visitor
    const walls = [...readers.values()].filter((other) => other === 'wall').length
    if (readers.size >= MOST_READERS || (role === 'wall' && walls >= MOST_WALLS)) {
      const problem = {
        code: 'disconnected',
        message: 'too many pages are open here; close some, then try again',
      } as const
      return void sendProblem(reply.header('retry-after', 15), problem)
    }
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    raw.write('retry: 1000\n\n')
    const reader = new Reader(raw)
    readers.set(reader, role)
    const unsubscribe = station.subscribe((event) => {
      if (event.type === 'snapshot') reader.tell(snapshotBytes(event.fleet, role))
      else {
        const bytes = bytesFor[role](event)
        if (bytes === null) return
        reader.write(bytes)
      }
      letGoOfFullest(readers, mostUnread)
    })
    const stay = visitor.stay(() => close())
    const timer = setInterval(() => {
      reader.beat()
      stay.touch()
    }, heartbeat)
    const close = () => {
      clearInterval(timer)
      unsubscribe()
      stay.leave()
      readers.delete(reader)
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

function letGoOfFullest(readers: ReadonlyMap<Reader, ViewerRole>, mostUnread: number): void {
  let total = 0
  let fullest: Reader | null = null
  for (const reader of readers.keys()) {
    total += reader.unread
    if (fullest === null || reader.unread > fullest.unread) fullest = reader
  }
  if (total > mostUnread) fullest?.letGo()
}

/** The same event goes to all readers: it is written out once. */
function encoder(told: (event: PushEvent) => PushEvent | null): (event: PushEvent) => Uint8Array | null {
  const done = new WeakMap<PushEvent, Uint8Array | null>()
  return (event) => {
    const known = done.get(event)
    if (known !== undefined) return known
    const tellable = told(event)
    const bytes = tellable === null ? null : Buffer.from(serverSentEvent(tellable))
    done.set(event, bytes)
    return bytes
  }
}

/** Made while it is taken: of a large fleet it is 13 MB. */
function* snapshotBytes(fleet: FleetView, role: ViewerRole): Generator<Uint8Array> {
  let before = 'event: snapshot\ndata: '
  for (const piece of role === 'operator' ? jsonPieces(fleet) : fleetPiecesForWall(fleet)) {
    yield Buffer.from(`${before}${piece}`)
    before = ''
  }
  yield Buffer.from('\n\n')
}

function serverSentEvent(event: PushEvent): string {
  const { type, ...content } = event
  const [data] = Object.values(content)
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}
