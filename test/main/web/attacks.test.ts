import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isOwnFetch } from '../../../src/main/web/guard'
import { buildViewerServer } from '../../../src/main/web/viewer-server'
import { calls } from '../../../src/shared/contract/calls'
import { OPEN_GATE } from '../../support/open-gate'
import { startStation } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

const SECRET = 'secret-beside-the-page'

/** The viewer on a port of its own, with a file beside its folder that nobody may see. */
async function viewer() {
  const folder = await tempFolder()
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), SECRET)
  await writeFile(join(folder, 'renderer/index.html'), '<title>Fogwatch</title>')
  await writeFile(join(folder, 'renderer/assets/app-1a2b.js'), 'void 0')
  const station = await startStation()
  const app = await buildViewerServer(station.station, join(folder, 'renderer'), OPEN_GATE)
  await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  return { ...station, app, port: Number(new URL(app.listeningOrigin).port) }
}

/** Sends bytes as they are: clients put right what an attacker would not. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data.toString('latin1')
  })
  socket.on('error', () => undefined)
  socket.end(request)
  await once(socket, 'close')
  return answer
}

const CLIMBS = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%252e%252e/secret.txt',
  '/..%5csecret.txt',
  '/assets/..\\..\\secret.txt',
  '//secret.txt',
  '/.%2e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/secret.txt%00.js',
  '/assets/app-1a2b.js/../../../secret.txt',
  '/file:///etc/passwd',
  'http://127.0.0.1/../secret.txt',
  '/api/export/..%2f..%2fsecret.txt',
  '/api/exports/..%2fsecret.txt/download',
  `/${'../'.repeat(60)}etc/passwd`,
]

describe('no path of a request becomes a path of the disk', () => {
  test.each(CLIMBS)('GET %s', async (path) => {
    const { port, station } = await viewer()
    for (const to of [port, station.receiver().port]) {
      const answer = await raw(to, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${to}\r\nConnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer).not.toContain(SECRET)
      expect(answer).not.toContain('root:')
    }
  })

  test('nor does any other', async () => {
    const { app } = await viewer()
    const part = fc.constantFrom('..', '.', '%2e%2e', '..%2f', '..%5c', 'assets', 'secret.txt', '', '%00', '\\..')
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const { body } = await app.inject({ url: `/${parts.join('/')}`, headers: { host: '127.0.0.1' } })
        expect(body).not.toContain(SECRET)
      }),
    )
  })
})

/** One request for everything that the viewer answers. */
const EVERYTHING = [
  ...Object.values(calls).map(({ method, path }) => ({ method, url: path.replace(/:\w+/g, 'x') })),
  { method: 'GET' as const, url: '/' },
  { method: 'GET' as const, url: '/assets/app-1a2b.js' },
  { method: 'GET' as const, url: '/api/stream' },
  { method: 'GET' as const, url: '/api/export/inventory' },
  { method: 'GET' as const, url: '/api/exports/x/download' },
]

const FOREIGN = [
  ['a name that leads here by the DNS of somebody else', { host: 'rebound.example:9529' }],
  ['a name that begins like ours', { host: 'localhost.evil.example' }],
  ['a number that is no address', { host: '127.0.0.1.evil.example' }],
  ['a page of another origin', { host: '127.0.0.1:9529', origin: 'https://evil.example' }],
  ['a page of another port', { host: '127.0.0.1:9529', origin: 'http://127.0.0.1:8080' }],
  ['a page without an origin', { host: '127.0.0.1:9529', origin: 'null' }],
  ['the same name over another protocol', { host: '127.0.0.1:9529', origin: 'https://127.0.0.1:9529' }],
  ['what another site embeds', { host: '127.0.0.1:9529', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['a page of a sibling', { host: '127.0.0.1:9529', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
] as const

describe('nothing is answered to', () => {
  test.each(FOREIGN)('%s', async (_name, headers) => {
    const { app, call } = await viewer()
    for (const request of EVERYTHING) {
      const { statusCode } = await app.inject({ ...request, headers: { ...headers } })
      expect([request.url, statusCode]).toEqual([request.url, 403])
    }
    // Nothing was done either: not even the receiver was paused.
    expect(await call('getFleet', {})).toMatchObject({ receiver: { listening: true } })
  })
})

describe('a form of another site', () => {
  test.each([
    ['text/plain', '{"theme":"dark"}'],
    ['application/x-www-form-urlencoded', 'theme=dark'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="theme"\r\n\r\ndark\r\n--x--\r\n'],
    ['application/jsonp', '{"theme":"dark"}'],
  ])('of type %s changes nothing, although it says nothing of where it comes from', async (type, payload) => {
    const { app, call } = await viewer()
    const headers = { host: '127.0.0.1:9529', 'content-type': type }
    const { statusCode } = await app.inject({ method: 'POST', url: '/api/settings', headers, payload })
    expect(statusCode).toBe(400)
    expect(await call('getSettings', {})).toMatchObject({ theme: 'system' })
  })

  test('gets no leave to send JSON', async () => {
    const { app } = await viewer()
    const headers = {
      host: '127.0.0.1:9529',
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const reply = await app.inject({ method: 'OPTIONS', url: '/api/settings', headers })
    expect(reply.statusCode).toBe(403)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('what a browser says of a request', () => {
  test('lets links to the page through, and nothing else of another site', () => {
    const link = { site: 'cross-site', mode: 'navigate', dest: 'document' }
    expect(isOwnFetch(link, 'GET', '/')).toBe(true)
    expect(isOwnFetch(link, 'POST', '/')).toBe(false)
    expect(isOwnFetch(link, 'GET', '/api/export/reports')).toBe(false)
    expect(isOwnFetch(link, 'GET', '//API/export/reports')).toBe(false)
    expect(isOwnFetch({ ...link, dest: 'iframe' }, 'GET', '/')).toBe(false)
    expect(isOwnFetch({ ...link, mode: 'no-cors', dest: 'image' }, 'GET', '/')).toBe(false)
  })

  test('lets our own page, the address bar and programs through', () => {
    for (const site of ['same-origin', 'none', undefined])
      expect(isOwnFetch({ site, mode: 'cors', dest: 'empty' }, 'POST', '/api/settings')).toBe(true)
  })
})

test('a body that is too large is refused without being read to its end', async () => {
  const { port } = await viewer()
  const head = `POST /api/settings HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`
  const answer = await raw(port, `${head}Content-Length: 99999999\r\nConnection: close\r\n\r\n{`)
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).toContain('larger than this call takes')
})

test('keys of JavaScript’s own objects are refused or without effect', async () => {
  const { app } = await viewer()
  const headers = { host: '127.0.0.1:9529', 'content-type': 'application/json' }
  for (const payload of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
    const { statusCode } = await app.inject({ method: 'POST', url: '/api/settings', headers, payload })
    expect(statusCode).toBe(400)
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect((await app.inject({ url: `/api/${name}`, headers })).statusCode).toBe(404)
  }
})
