import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { reportBytes } from '../../support/fixtures'
import { startStation, type TestStation } from '../../support/station'

const D1 = reportBytes('d1-fog-status.json')

const head = (length: number | null, more: readonly string[] = [], version = '1.1') =>
  [
    `POST /SophonFogStatus HTTP/${version}`,
    'Host: monitor',
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    ...more,
    '',
    '',
  ].join('\r\n')

function dial(station: TestStation): Socket {
  const socket = connect(station.station.receiver().port, '127.0.0.1')
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  return socket
}

/** However it ends: a peer that hangs up while we write is what some tests are about. */
const closed = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()))

/** Everything the station answers, until it or the sender hangs up, or it has said something and then nothing more. */
async function answerTo(station: TestStation, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = dial(station)
  let text = ''
  const silent = new Promise<void>((resolve) => {
    let waiting = setTimeout(resolve, 5000)
    socket.on('data', (chunk) => {
      text += chunk
      clearTimeout(waiting)
      // After "100 Continue" alone the answer is still to come, however long the disk takes.
      waiting = setTimeout(resolve, /^HTTP\/1\.1 [2-5]/m.test(text) ? 300 : 5000)
    })
  })
  for (const part of parts) socket.write(part)
  await Promise.race([closed(socket), silent])
  return text
}

/** Connects, sends a whole request and resets the connection, once it was told to be ready; counts in `done`. */
const SEND_THEN_RESET = `
  const { workerData: { port, request, count, done }, parentPort } = require('node:worker_threads')
  const sent = new Int32Array(done)
  parentPort.postMessage(done)
  for (let n = 0; n < count; n++) {
    const socket = require('node:net').connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(request, () => {
      socket.resetAndDestroy()
      Atomics.add(sent, 0, 1)
      Atomics.notify(sent, 0)
    })
  }
`

const rejections = async (station: TestStation) =>
  (await station.call('getRejections', {})).rejections.map(({ code, body }) => ({ code, body }))

describe('as boxes send', () => {
  test('HTTP/1.0', async () => {
    expect(await answerTo(await startStation(), head(D1.length, [], '1.0'), D1)).toContain('SUCCESS')
  })

  test('a body in chunks', async () => {
    const half = D1.length >> 1
    const chunk = (bytes: Buffer) =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
    const parts = [
      head(null, ['Transfer-Encoding: chunked']),
      chunk(D1.subarray(0, half)),
      chunk(D1.subarray(half)),
      '0\r\n\r\n',
    ]
    expect(await answerTo(await startStation(), ...parts)).toContain('SUCCESS')
  })

  test('a client of its own that leaves the Host out, or expects something else', async () => {
    const station = await startStation()
    const noHost = head(D1.length).replace('Host: monitor\r\n', '')
    expect(await answerTo(station, noHost, D1)).toContain('SUCCESS')
    expect(await answerTo(station, head(D1.length, ['Expect: wonders']), D1)).toContain('SUCCESS')
  })

  test('Expect: 100-continue', async () => {
    const answer = await answerTo(await startStation(), head(D1.length, ['Expect: 100-continue']), D1)
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue[\s\S]*200 OK[\s\S]*SUCCESS/)
  })

  test('gzip', async () => {
    const packed = gzipSync(D1)
    expect(await answerTo(await startStation(), head(packed.length, ['Content-Encoding: gzip']), packed)).toContain(
      'SUCCESS',
    )
  })

  test('several reports down one connection', async () => {
    const request = Buffer.concat([Buffer.from(head(D1.length)), D1])
    const answer = await answerTo(await startStation(), Buffer.concat([request, request, request]))
    expect(answer.match(/SUCCESS/g)?.length).toBe(3)
  })
})

describe('as boxes should not', () => {
  test('https to the http port is recognised by its first bytes', async () => {
    const station = await startStation()
    await answerTo(station, Buffer.from('16030100c6010000c2030300112233', 'hex'))
    expect(await rejections(station)).toEqual([{ code: 'tls', body: '' }])
  })

  test('something that is not HTTP is told so, and shown', async () => {
    const station = await startStation()
    expect(await answerTo(station, 'HELO monitor\r\n\r\n')).toContain('is not HTTP')
    expect(await rejections(station)).toEqual([{ code: 'broken-request', body: 'HELO monitor\r\n\r\n' }])
  })

  test('headers larger than any box sends are named as such', async () => {
    const station = await startStation()
    const answer = await answerTo(station, head(D1.length, [`Cookie: ${'x'.repeat(20_000)}`]), D1)
    expect(answer).toContain('HTTP/1.1 431 Request Header Fields Too Large')
    expect(answer).not.toContain('HTTP"')
    expect((await rejections(station))[0]?.code).toBe('headers-too-large')
  })

  test('a body without end is cut at the limit', async () => {
    const station = await startStation()
    const socket = dial(station)
    socket.write(head(2 * 1024 ** 3))
    const block = Buffer.alloc(64 * 1024)
    let sent = 0
    const pump = () => {
      while (!socket.destroyed && socket.writable && sent < 2 * 1024 ** 3 && socket.write(block)) sent += block.length
    }
    socket.on('drain', pump)
    socket.resume()
    pump()
    await closed(socket)
    expect(sent).toBeLessThan(64 * 1024 ** 2)
    expect((await rejections(station))[0]?.code).toBe('too-large')
  })

  test('a thousand connections that say nothing, and senders that dribble, keep no box waiting', async () => {
    const station = await startStation()
    const idle = Array.from({ length: 1000 }, () => dial(station))
    await Promise.all(idle.map((socket) => once(socket, 'connect')))
    for (const [index, socket] of idle.entries())
      if (index % 2 === 0) socket.write('POST /SophonFogStatus HTTP/1.1\r\nHost: m')
    const began = performance.now()
    expect(await answerTo(station, head(D1.length, ['Connection: close']), D1)).toContain('SUCCESS')
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('CONNECT, as to a proxy, is answered and listed', async () => {
    const station = await startStation()
    const answer = await answerTo(station, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 405 .*Connection: close.*with POST, not with CONNECT/s)
    expect((await station.call('getRejections', {})).rejections).toMatchObject([
      { code: 'wrong-method', method: 'CONNECT', path: 'example.com:443', from: '127.0.0.1' },
    ])
  })

  test('senders that hang up in the middle, half or altogether, keep no box waiting', async () => {
    const station = await startStation()
    for (let n = 0; n < 100; n++) {
      const socket = dial(station)
      await once(socket, 'connect')
      socket.write(head(D1.length))
      socket.write(D1.subarray(0, 100))
      if (n % 2 === 0) socket.end()
      else socket.resetAndDestroy()
    }
    const began = performance.now()
    expect(await answerTo(station, head(D1.length, ['Connection: close']), D1)).toContain('SUCCESS')
    expect(performance.now() - began).toBeLessThan(1000)
    expect((await station.call('getFleet', {})).receiver.accepted).toBe(1)
  })

  test('a sender that is gone before it is looked at does no harm', async () => {
    const station = await startStation()
    const request = Buffer.concat([Buffer.from(head(D1.length)), D1])
    // From a thread of its own, so that it has sent and hung up while this one takes no connection.
    const sender = new Worker(SEND_THEN_RESET, {
      eval: true,
      workerData: { port: station.station.receiver().port, request, count: 20, done: new SharedArrayBuffer(4) },
    })
    const [buffer] = (await once(sender, 'message')) as [SharedArrayBuffer]
    const done = new Int32Array(buffer)
    for (let seen = 0; seen < 20; seen = Atomics.load(done, 0)) Atomics.wait(done, 0, seen, 5000)
    expect(Atomics.load(done, 0)).toBe(20)
    await sender.terminate()
    // The station lives, and hears who is there.
    expect(await answerTo(station, head(D1.length, ['Connection: close']), D1)).toContain('SUCCESS')
    expect((await station.call('getFleet', {})).receiver.accepted).toBe(1)
  })

  test('a sender that stalls in its headers is let go', async () => {
    const station = await startStation()
    const socket = dial(station)
    socket.resume()
    socket.write('POST /SophonFogStatus HTTP/1.1\r\nHost: m')
    await closed(socket)
    expect((await rejections(station))[0]?.code).toBe('too-slow')
  }, 20_000)
})
