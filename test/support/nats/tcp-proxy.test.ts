import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { tcpProxy } from './tcp-proxy'

/** A proxy before a server that says everything back. */
async function proxied() {
  const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const proxy = await tcpProxy(`127.0.0.1:${(echo.address() as AddressInfo).port}`)
  onTestFinished(async () => {
    await proxy.close()
    await new Promise((closed) => echo.close(closed))
  })
  return proxy
}

async function client(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  const got = { text: '', isClosed: false }
  socket.on('data', (data) => (got.text += data)).on('error', () => undefined)
  socket.on('close', () => (got.isClosed = true))
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return { say: (text: string) => socket.write(text), got }
}

test('passes on what both say, in order', async () => {
  const proxy = await proxied()
  const { say, got } = await client(proxy.port)
  for (const part of ['one ', 'two ', 'three']) say(part)
  await vi.waitFor(() => expect(got.text).toBe('one two three'))
  expect(proxy.accepted()).toBe(1)
})

test('cut: every connection ends and no new one stays, until it is restored', async () => {
  const proxy = await proxied()
  const before = await client(proxy.port)
  before.say('a')
  await vi.waitFor(() => expect(before.got.text).toBe('a'))
  proxy.cut()
  await vi.waitFor(() => expect(before.got.isClosed).toBe(true))
  const during = await client(proxy.port)
  await vi.waitFor(() => expect(during.got.isClosed).toBe(true))
  proxy.restore()
  const after = await client(proxy.port)
  after.say('b')
  await vi.waitFor(() => expect(after.got.text).toBe('b'))
})

test('black hole: the connection stays, nothing passes, and all of it passes once restored', async () => {
  const proxy = await proxied()
  const { say, got } = await client(proxy.port)
  say('a')
  await vi.waitFor(() => expect(got.text).toBe('a'))
  proxy.blackHole()
  say('b')
  await new Promise((passed) => setTimeout(passed, 100))
  expect(got).toEqual({ text: 'a', isClosed: false })
  proxy.restore()
  await vi.waitFor(() => expect(got.text).toBe('ab'))
})

test('replies come later by what is said, or not at all before it is restored', async () => {
  const proxy = await proxied()
  const { say, got } = await client(proxy.port)
  proxy.withholdReplies(80)
  const from = performance.now()
  say('a')
  await vi.waitFor(() => expect(got.text).toBe('a'), { interval: 5 })
  expect(performance.now() - from).toBeGreaterThanOrEqual(79)
  proxy.withholdReplies(Number.POSITIVE_INFINITY)
  say('b')
  await new Promise((passed) => setTimeout(passed, 100))
  expect(got.text).toBe('a')
  proxy.restore()
  await vi.waitFor(() => expect(got.text).toBe('ab'))
})

test('replies that were held when the way was cut are lost', async () => {
  const proxy = await proxied()
  const { say, got } = await client(proxy.port)
  proxy.withholdReplies(Number.POSITIVE_INFINITY)
  say('a')
  await new Promise((passed) => setTimeout(passed, 50))
  proxy.cut()
  await vi.waitFor(() => expect(got.isClosed).toBe(true))
  expect(got.text).toBe('')
})
