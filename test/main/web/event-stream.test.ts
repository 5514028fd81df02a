import { connect } from 'node:net'
import fastify from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { ViewerGate, ViewerRole } from '../../../src/main/ports'
import { addAdmission } from '../../../src/main/web/admission'
import { addEventStream, type StreamLimits } from '../../../src/main/web/event-stream'
import type { PushEvent } from '../../../src/shared/contract/push'
import { OPEN_GATE } from '../../support/open-gate'

const MB = 1024 * 1024

interface Given {
  readonly snapshotBytes?: number
  readonly gate?: ViewerGate
  readonly limits?: StreamLimits
}

/** A stream that begins with a snapshot of so many bytes, and what pushes patches into it. */
async function streamOf({ snapshotBytes = 0, gate = OPEN_GATE, limits }: Given = {}) {
  const app = fastify({ forceCloseConnections: true })
  onTestFinished(() => app.close())
  const listeners = new Set<(event: PushEvent) => void>()
  addAdmission(app, gate, false)
  const subscribe = (listener: (event: PushEvent) => void) => {
    listeners.add(listener)
    listener({
      type: 'snapshot',
      fleet: { gateways: [], receiver: { problem: null }, filler: 'x'.repeat(snapshotBytes) } as never,
    })
    return () => void listeners.delete(listener)
  }
  addEventStream(app, { subscribe }, limits)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const push = (event: PushEvent) => {
    for (const listener of listeners) listener(event)
  }
  const patch = (seq: number, bytes = 0) => push({ type: 'patch', patch: { seq, filler: 'x'.repeat(bytes) } as never })
  return { origin: app.listeningOrigin, listeners, push, patch }
}

/** Asks for the stream and reads nothing of it. */
function stalled(origin: string) {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname).pause()
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`)
  return socket
}

const gateFor = (role: ViewerRole): ViewerGate => ({
  ...OPEN_GATE,
  admit: () => ({ role, by: 'link', stay: () => ({ touch: () => undefined, leave: () => undefined }) }),
})

test('a large fleet is told whole, though it changes while it is under way', async () => {
  const { origin, patch, listeners } = await streamOf({ snapshotBytes: 24 * MB })
  const reply = await fetch(`${origin}/api/stream`)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  for (let seq = 1; seq <= 20; seq++) patch(seq, 64 * 1024)
  let read = 0
  let end = ''
  for await (const chunk of reply.body as ReadableStream<Uint8Array>) {
    read += chunk.length
    end = `${end}${Buffer.from(chunk)}`.slice(-200 * 1024)
    if (end.includes('"seq":20')) break
  }
  expect(read).toBeGreaterThan(24 * MB)
})

test('who does not read is let go before it fills the memory', async () => {
  const { origin, patch, listeners } = await streamOf({ snapshotBytes: 24 * MB })
  stalled(origin)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  for (let seq = 1; seq <= 40; seq++) patch(seq, MB)
  await vi.waitFor(() => expect(listeners.size).toBe(0))
})

test('who takes nothing of a snapshot is let go although nothing more is said; who reads slowly gets all of it', async () => {
  const limits = { heartbeat: 400, mostUnread: 256 * MB }
  const { origin, listeners } = await streamOf({ snapshotBytes: 16 * MB, limits })
  const slow = stalled(origin)
  let read = 0
  const sip = setInterval(() => {
    read += (slow.read() as Buffer | null)?.length ?? 0
  }, 10)
  onTestFinished(() => clearInterval(sip))
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  stalled(origin)
  await vi.waitFor(() => expect(listeners.size).toBe(2))
  await vi.waitFor(() => expect(listeners.size).toBe(1), 5000)
  await vi.waitFor(() => expect(read).toBeGreaterThan(16 * MB), 15_000)
  expect(listeners.size).toBe(1)
}, 30_000)

test('all readers together keep no more waiting than they may: the fullest goes', async () => {
  const limits = { heartbeat: 60_000, mostUnread: 40 * MB }
  const { origin, patch, listeners } = await streamOf({ snapshotBytes: 24 * MB, limits })
  stalled(origin)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  stalled(origin)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  patch(1)
  expect(listeners.size).toBe(1)
})

test('there are no more readers than may be, and walls take no more than half of the places', async () => {
  const { origin, listeners } = await streamOf({ gate: gateFor('wall') })
  const open = async () => {
    const reply = await fetch(`${origin}/api/stream`)
    return { status: reply.status, end: () => reply.body?.cancel() }
  }
  const walls = await Promise.all(Array.from({ length: 40 }, open))
  expect(walls.filter(({ status }) => status === 200)).toHaveLength(32)
  expect(walls.filter(({ status }) => status === 503)).toHaveLength(8)
  await Promise.all(walls.map(({ end }) => end()))
  await vi.waitFor(() => expect(listeners.size).toBe(0))
  expect((await open()).status).toBe(200)

  const { origin: other } = await streamOf()
  const people = await Promise.all(Array.from({ length: 70 }, () => fetch(`${other}/api/stream`)))
  expect(people.filter(({ status }) => status === 200)).toHaveLength(64)
})

test('a wall is told of the fleet, and not what was refused, exported, or is secret', async () => {
  const { origin, push, listeners } = await streamOf({ gate: gateFor('wall') })
  const reply = await fetch(`${origin}/api/stream`)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  push({ type: 'rejection', rejection: { body: 'REFUSED BODY' } as never })
  push({ type: 'export', export: { folder: '/SECRET/FOLDER' } as never })
  push({ type: 'settings', settings: { theme: 'dark', webhook: { url: 'https://robot/SECRET' } } as never })
  const gateway = { id: 'A', note: 'SECRET NOTE', devices: [{ id: 'c', url: 'rtsp://SECRET' }] }
  push({ type: 'patch', patch: { seq: 1, at: 'now', gateways: [gateway] } as never })
  let text = ''
  for await (const chunk of reply.body as ReadableStream<Uint8Array>) {
    text += Buffer.from(chunk)
    if (text.includes('"seq":1')) break
  }
  expect(text).not.toMatch(/SECRET|REFUSED/)
  expect(text).toContain('"theme":"dark"')
  expect(text).toContain('"id":"A","note":null,"devices":[{"id":"c","url":null}]')
})
