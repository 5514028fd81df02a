import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createStation } from '../../src/main/station'
import type { Chance } from '../soak/chance'
import { anyText, damaged } from './junk'
import type { Target } from './target'

/** Bytes on one connection, each part sent by itself. */
type Bytes = string

/** What the port may answer, and nothing else. */
const ANSWER = /^HTTP\/1\.[01] (\d{3}) /

/** Whatever arrives on the port: each answer is a sane one, and the next box is heard. */
export async function receiverTarget(fixtures: string): Promise<Target<Bytes>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fogwatch-fuzz-'))
  const options = { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStation(options, () => undefined)
  await station.start()
  await station.call('changeSettings', { reportsPerSecondPerSender: 0 })
  const { port } = station.receiver()
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.json'))
  const payloads = files.map((name) => readFileSync(join(fixtures, name)))
  return {
    name: 'receiver',
    make: (chance) =>
      Array.from({ length: 1 + chance.below(3) }, () => anyRequest(chance, payloads).toString('latin1')),
    async run(parts) {
      const answer = await exchange(port, parts)
      const wrong = answer === '' ? null : judgeAnswer(answer)
      if (wrong !== null) return `${wrong}: ${JSON.stringify(answer.slice(0, 300))}`
      const report = payloads[0] ?? Buffer.from('{}')
      const next = await exchange(port, [requestOf(report, 'content-type: application/json').toString('latin1')])
      return next.startsWith('HTTP/1.1 200') ? null : `the next box is answered ${JSON.stringify(next.slice(0, 200))}`
    },
    async close() {
      await station.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Real ms after which nothing more is awaited: half of what is sent is never finished. */
const PATIENCE = 250

function exchange(port: number, parts: readonly Bytes[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(Buffer.from(part, 'latin1'))
    })
    let timer = setTimeout(() => socket.destroy(), PATIENCE * 8)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      clearTimeout(timer)
      timer = setTimeout(() => socket.destroy(), PATIENCE / 10)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
    if (!parts.join('').includes('\r\n\r\n')) setTimeout(() => socket.destroy(), PATIENCE)
  })
}

function judgeAnswer(answer: string): string | null {
  const status = Number(ANSWER.exec(answer)?.[1])
  if (Number.isNaN(status)) return 'an answer that is no HTTP'
  if (status >= 500 && status !== 503 && status !== 505) return `answered ${status}`
  if (/\n\s+at .+:\d+:\d+|node:internal/.test(answer)) return 'a stack trace in the answer'
  return null
}

function requestOf(body: Buffer, ...headers: readonly string[]): Buffer {
  const head = ['POST /SophonFogStatus HTTP/1.1', 'host: x', `content-length: ${body.length}`, ...headers]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

function anyRequest(chance: Chance, payloads: readonly Buffer[]): Buffer {
  const type = `content-type: ${chance.pick(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', anyText(chance)])}`
  const whole = chance.pick(payloads)
  const body = chance.happens(0.5) ? damaged(whole, chance) : whole
  const request = chance.pick([
    () => requestOf(body, type),
    () => requestOf(gzipSync(body), type, 'content-encoding: gzip'),
    () => requestOf(damaged(gzipSync(body), chance), type, 'content-encoding: gzip'),
    () => requestOf(deflateSync(body), type, 'content-encoding: deflate'),
    () => requestOf(brotliCompressSync(body), type, 'content-encoding: br'),
    () => requestOf(gzipSync(gzipSync(body)), type, 'content-encoding: gzip, gzip'),
    // A megabyte of nothing in a kilobyte, and a hundred of them.
    () => requestOf(gzipSync(Buffer.alloc(1_000_000 * chance.pick([1, 30, 100]), ' ')), type, 'content-encoding: gzip'),
    () => chunked(body, chance, type),
    () => requestOf(body, type, 'expect: 100-continue'),
    () => requestOf(body, type, 'transfer-encoding: chunked'),
    () => requestOf(body, `content-length: ${chance.below(5000)}`, type),
    () => Buffer.concat([requestOf(body, type), requestOf(body, type), requestOf(body, type)]),
    () => Buffer.from(`GET ${anyText(chance)} HTTP/${chance.pick(['1.0', '1.1', '2.0', '0.9', 'x'])}\r\n\r\n`),
    () => Buffer.from(`POST ${chance.pick(['/', '//', '/%', '/%ff', '*', 'http://x/'])} HTTP/1.1\r\nhost: x\r\n\r\n`),
    () => requestOf(body, `${anyText(chance)}: ${anyText(chance)}`, type),
    () => Buffer.from(Array.from({ length: chance.below(300) }, () => chance.below(256))),
  ])()
  return chance.happens(0.3) ? damaged(request, chance) : request
}

function chunked(body: Buffer, chance: Chance, type: string): Buffer {
  const head = `POST /SophonFogStatus HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n${type}\r\n\r\n`
  const pieces: Buffer[] = [Buffer.from(head)]
  for (let at = 0; at < body.length; ) {
    const length = 1 + chance.below(2000)
    const piece = body.subarray(at, at + length)
    const size = chance.happens(0.95) ? piece.length.toString(16) : anyText(chance)
    pieces.push(Buffer.from(`${size}\r\n`), piece, Buffer.from('\r\n'))
    at += length
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')])
}
