import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '../../../src/main/failures'
import { buildViewerServer } from '../../../src/main/web/viewer-server'
import { httpRequest } from '../../../src/renderer/transport/http-request'
import type { PushEvent } from '../../../src/shared/contract/push'
import { applyPatch, type World, worldFromFleet } from '../../../src/shared/contract/world'
import { ok } from '../../../src/shared/outcome'
import { reportBytes } from '../../support/fixtures'
import { OPEN_GATE } from '../../support/open-gate'
import { postReport, startStation } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

const host = { host: '127.0.0.1:9529' }

async function viewer() {
  const renderer = await tempFolder()
  await mkdir(join(renderer, 'assets'))
  await writeFile(join(renderer, 'index.html'), '<title>Fogwatch</title>')
  await writeFile(join(renderer, 'assets', 'app-1a2b.js'), 'void 0')
  const station = await startStation()
  const app = await buildViewerServer(station.station, renderer, OPEN_GATE)
  onTestFinished(() => app.close())
  return { ...station, app }
}

test('the calls of the contract over HTTP', async () => {
  const { app, url } = await viewer()
  await postReport(url, reportBytes('d1-fog-status.json').toString())
  const get = async (path: string) => (await app.inject({ url: path, headers: host })).json()
  expect((await get('/api/fleet')).gateways.length).toBe(1)
  expect((await get('/api/gateways/SZCCKQRAIJBAH0002')).lastReport.dialect).toBe('D1')
  expect((await get('/api/gateways/SZCCKQRAIJBAH0002/history?points=10')).samples.length).toBe(1)
  expect((await get('/api/events?limit=1')).events.length).toBe(1)
  expect(await get('/api/rejections')).toEqual({ rejections: [] })
  const edited = await app.inject({
    method: 'POST',
    url: '/api/gateways/SZCCKQRAIJBAH0002',
    headers: host,
    payload: { alias: '北门', id: 'another' },
  })
  expect(edited.json()).toMatchObject({ id: 'SZCCKQRAIJBAH0002', alias: '北门' })
  const removed = await app.inject({ method: 'DELETE', url: '/api/gateways/SZCCKQRAIJBAH0002', headers: host })
  expect([removed.statusCode, removed.json()]).toEqual([200, null])
})

test('a fleet that is told bit by bit misses nothing of what happens meanwhile, and tells nothing twice', async () => {
  const { app, url, station, call } = await viewer()
  const sample = reportBytes('d1-fog-status.json').toString()
  const ids = Array.from({ length: 260 }, (_, place) => `SN-${place}`)
  const reportAll = () => Promise.all(ids.map((id) => postReport(url, sample.replace('SZCCKQRAIJBAH0002', id))))
  await reportAll()
  let world: World | 'missed' | null = null
  const heard: PushEvent['type'][] = []
  const end = station.subscribe((event) => {
    heard.push(event.type)
    if (event.type === 'snapshot') world = worldFromFleet(event.fleet)
    if (event.type === 'patch' && world !== null && world !== 'missed') world = applyPatch(world, event.patch)
  })
  expect(heard).toEqual([])
  await call('editGateway', { id: 'SN-259', alias: 'named meanwhile' })
  await reportAll()
  const fleet = await call('getFleet', {})
  const reply = await app.inject({ url: '/api/fleet', headers: host })
  expect(reply.headers['content-length']).toBeUndefined()
  expect(reply.json().gateways).toEqual(fleet.gateways)
  expect(fleet.gateways.find(({ id }) => id === 'SN-259')?.alias).toBe('named meanwhile')
  await expect.poll(() => (world as World | null)?.seq).toBeGreaterThanOrEqual((await call('getFleet', {})).seq)
  end()
  expect(heard[0]).toBe('snapshot')
  const last = world as unknown as World
  const byId = <T extends { readonly id: string }>(all: Iterable<T>) => new Map([...all].map((one) => [one.id, one]))
  expect(byId(last.gateways.values())).toEqual(byId(fleet.gateways))
  expect(last.trends).toEqual(new Map(Object.entries(fleet.trends)))
})

test.each([
  ['/api/gateways/none', 404, 'not-found'],
  ['/api/nonsense', 404, 'unknown-call'],
  ['/nonsense', 404, 'not-found'],
  ['/api/events?limit=x', 400, 'invalid-input'],
  ['/..%2f..%2fpackage.json', 404, 'not-found'],
  ['/assets/../../package.json', 404, 'not-found'],
])('%s is answered %i %s', async (url, status, code) => {
  const { app } = await viewer()
  const reply = await app.inject({ url, headers: host })
  expect([reply.statusCode, reply.json().error.code]).toEqual([status, code])
})

test('an address that cannot be listened on is a conflict, and says which', async () => {
  const { app } = await viewer()
  const payload = { receiverHost: '192.0.2.1' }
  const reply = await app.inject({ method: 'POST', url: '/api/settings', headers: host, payload })
  expect([reply.statusCode, reply.json().error]).toEqual([
    409,
    expect.objectContaining({ code: 'address-unavailable', field: 'receiverHost' }),
  ])
})

test('a file that cannot be made is a problem as any other, and no file', async () => {
  async function* parts(): AsyncGenerator<Uint8Array> {
    await Promise.reject(new StorageFailure('the storage is closed'))
    yield new Uint8Array()
  }
  const download = async () => ok({ fileName: 'reports.csv', parts: parts() })
  const station = { download, call: async () => ok(null), subscribe: () => () => undefined }
  const app = await buildViewerServer(station, await tempFolder(), OPEN_GATE)
  onTestFinished(() => app.close())
  const answer = await app.inject({ url: '/api/export/reports', headers: host })
  expect([answer.statusCode, answer.json()]).toMatchObject([500, { error: { code: 'internal' } }])
  expect(answer.headers['content-disposition']).toBeUndefined()
})

test('other names for this machine and pages of other origins get nothing', async () => {
  const { app } = await viewer()
  const status = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/api/fleet', headers })).statusCode
  expect(await status({ host: 'evil.example' })).toBe(403)
  expect(await status({ ...host, origin: 'http://evil.example' })).toBe(403)
  expect(await status({ ...host, origin: 'null' })).toBe(403)
  expect(await status({ ...host, origin: 'http://127.0.0.1:9529' })).toBe(200)
  expect(await status({ host: '[::1]:9529' })).toBe(200)
})

test('the page comes with a strict policy, and built files may be kept', async () => {
  const { app } = await viewer()
  const page = await app.inject({ url: '/', headers: host })
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
  expect(page.headers['cache-control']).toBe('no-cache')
  const script = await app.inject({ url: '/assets/app-1a2b.js', headers: host })
  expect(script.headers['cache-control']).toContain('immutable')
})

test('the stream begins with a snapshot, goes on with numbered patches, and ends with the server', async () => {
  const { app, url, call } = await viewer()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const reply = await fetch(`${app.listeningOrigin}/api/stream`)
  const reader = (reply.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let text = ''
  const until = async (part: string) => {
    while (!text.includes(part)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended before ${part}`)
      text += value
    }
  }
  await until('event: snapshot\n')
  const { seq } = await call('getFleet', {})
  await postReport(url, reportBytes('d1-fog-status.json').toString())
  await until(`event: patch\ndata: {"seq":${seq + 1}`)
  await app.close()
  while (!(await reader.read()).done);
})

test('a box with a serial of 500 characters, or with signs that mean something in a URL, can be opened', async () => {
  const { app, url } = await viewer()
  for (const sn of ['盒'.repeat(500), 'a/b?c#d%e']) {
    const report = { ...JSON.parse(reportBytes('d1-fog-status.json').toString()), gateway_sn: sn }
    await postReport(url, JSON.stringify(report))
    const reply = await app.inject({ url: `/api/gateways/${encodeURIComponent(sn)}`, headers: host })
    expect([reply.statusCode, reply.json().id]).toEqual([200, sn])
  }
})

test.each(['.', '..', '~"x"'])('a box that calls itself %j is reached over a real URL', async (sn) => {
  const { app, url } = await viewer()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const report = { ...JSON.parse(reportBytes('d1-fog-status.json').toString()), gateway_sn: sn }
  await postReport(url, JSON.stringify(report))
  const request = httpRequest('editGateway', { id: sn, alias: 'Dot' })
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${app.listeningOrigin}${request.url}`, { ...request, headers })
  expect([reply.status, await reply.json()]).toEqual([200, expect.objectContaining({ id: sn, alias: 'Dot' })])
})
