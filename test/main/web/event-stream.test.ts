import { connect } from 'node:net'
import fastify from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addEventStream } from '../../../src/main/web/event-stream'
import type { PushEvent } from '../../../src/shared/contract/push'

const MB = 1024 * 1024

/** A stream that begins with a snapshot of so many bytes, and what pushes patches into it. */
async function streamOf(snapshotBytes: number) {
  const app = fastify()
  onTestFinished(() => app.close())
  const listeners = new Set<(event: PushEvent) => void>()
  addEventStream(app, {
    subscribe: (listener) => {
      listeners.add(listener)
      listener({ type: 'snapshot', fleet: { filler: 'x'.repeat(snapshotBytes) } as never })
      return () => void listeners.delete(listener)
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const push = (seq: number, bytes = 0) => {
    const patch = { seq, filler: 'x'.repeat(bytes) } as never
    for (const listener of listeners) listener({ type: 'patch', patch })
  }
  return { origin: app.listeningOrigin, listeners, push }
}

test('a large fleet is told whole, though it changes while it is under way', async () => {
  const { origin, push, listeners } = await streamOf(24 * MB)
  const reply = await fetch(`${origin}/api/stream`)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  for (let seq = 1; seq <= 20; seq++) push(seq, 64 * 1024)
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
  const { origin, push, listeners } = await streamOf(24 * MB)
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname).pause()
  onTestFinished(() => void socket.destroy())
  socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`)
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  for (let seq = 1; seq <= 40; seq++) push(seq, MB)
  await vi.waitFor(() => expect(listeners.size).toBe(0))
})
