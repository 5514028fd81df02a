import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '../../../src/main/failures'
import { Admission } from '../../../src/main/receiver/admission'
import { buildReceiverApp, type ReportArrival } from '../../../src/main/receiver/receiver-app'
import type { Refused } from '../../../src/main/receiver/rejections'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/model/settings'
import { FakeClock } from '../../support/fake-clock'
import { reportBytes } from '../../support/fixtures'

const D1 = reportBytes('d1-fog-status.json')

interface Given {
  readonly accept?: (arrival: ReportArrival) => Promise<void>
  readonly settings?: Partial<Settings>
}

function receiver({ accept = async () => undefined, settings = {} }: Given = {}) {
  const accepted: ReportArrival[] = []
  const refused: Refused[] = []
  const clock = new FakeClock()
  const app = buildReceiverApp({
    clock,
    admission: new Admission({ ...DEFAULT_SETTINGS, ...settings }),
    accept: async (arrival) => {
      await accept(arrival)
      accepted.push(arrival)
    },
    refuse: (refusal) => refused.push(refusal),
    answerToOwn: () => null,
    urls: () => ['http://192.168.1.20:9528/SophonFogStatus'],
  })
  onTestFinished(() => app.close())
  return { app, accepted, refused, clock }
}

const post = (payload: string | Buffer, url = '/SophonFogStatus', type: string | null = 'application/json') => ({
  method: 'POST' as const,
  url,
  payload,
  headers: type === null ? {} : { 'content-type': type },
})

describe('a D1 report', () => {
  const paths = [
    '/SophonFogStatus',
    '/MonitorServer/api/SophonFogStatus',
    '/sophonfogstatus/',
    '/SophonFogStatus?box=1',
  ]
  test.each(paths)('is taken at %s', async (path) => {
    const { app, accepted, refused } = receiver()
    const reply = await app.inject(post(D1, path))
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 0, message: 'SUCCESS' }])
    expect(accepted[0]?.report.sn).toBe('SZCCKQRAIJBAH0002')
    expect(refused).toEqual([])
  })

  test.each([null, 'text/plain', 'garbage', 'application/json; charset=gbk', ''])('is taken as %s', async (type) => {
    const { app, accepted } = receiver()
    expect((await app.inject(post(D1, '/SophonFogStatus', type))).statusCode).toBe(200)
    expect(accepted[0]?.report.gateway?.name).toBe('东门岗亭')
  })

  test('is stamped when its headers arrive, before it is kept', async () => {
    const { app, accepted, clock } = receiver({ accept: async () => clock.advance(60_000) })
    const before = clock.now()
    await app.inject(post(D1))
    expect(accepted[0]?.at).toBe(before)
  })

  test('that cannot be kept is answered 503, so that nobody believes it is', async () => {
    const { app, refused } = receiver({
      accept: async () => {
        throw new StorageFailure('disk full')
      },
    })
    const reply = await app.inject(post(D1))
    expect(reply.statusCode).toBe(503)
    expect(reply.json().message).toContain('could not be kept')
    expect(refused[0]).toMatchObject({ code: 'not-kept' })
  })
})

const gzipped = (payload: Buffer): InjectOptions => ({
  ...post(payload),
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
})

describe('who may report where is set', () => {
  const D1_AT = (path: string, settings: Partial<Settings>) => receiver({ settings }).app.inject(post(D1, path))

  test('a valid report is taken on any path while the content decides, and says which path it came to', async () => {
    const { app, accepted } = receiver()
    expect((await app.inject(post(D1, '/any/thing?x=1'))).statusCode).toBe(200)
    expect(accepted[0]?.path).toBe('/any/thing')
  })

  test('otherwise on the known paths and those the user adds', async () => {
    const settings = { anyPath: false, paths: ['/Site/Status'] }
    const status = async (path: string) => (await D1_AT(path, settings)).statusCode
    expect(await status('/any/thing')).toBe(404)
    expect(await status('/site/status/')).toBe(200)
    expect(await status('/box/monitor/status/report')).toBe(200)
    expect(await status('/EventServer/api/SophonFogStatus')).toBe(200)
    expect(await status('/DeviceStatus')).toBe(200)
  })

  test('only allowed senders are heard, if there is a list', async () => {
    const { app, refused } = receiver({ settings: { allowedSenders: ['192.168.1.0/24', 'fe80::/10'] } })
    const status = async (remoteAddress: string) => (await app.inject({ ...post(D1), remoteAddress })).statusCode
    expect(await status('192.168.1.77')).toBe(200)
    expect(await status('::ffff:192.168.1.77')).toBe(200)
    expect(await status('fe80::1')).toBe(200)
    expect(await status('192.168.2.77')).toBe(403)
    expect(refused).toEqual([expect.objectContaining({ code: 'not-allowed', from: '192.168.2.77' })])
  })

  test('who sends too often is told so, and nobody else notices', async () => {
    const { app } = receiver({ settings: { reportsPerSecondPerSender: 5 } })
    const from = async (remoteAddress: string, count: number) => {
      const replies = Array.from({ length: count }, () => app.inject({ ...post(D1), remoteAddress }))
      return (await Promise.all(replies)).map(({ statusCode }) => statusCode)
    }
    const flood = await from('192.168.1.7', 50)
    expect(flood.filter((status) => status === 200).length).toBe(10)
    expect(flood.filter((status) => status === 429).length).toBe(40)
    expect(await from('192.168.1.8', 5)).toEqual([200, 200, 200, 200, 200])
  })
})

describe('what is not a report is refused with what is wrong, and listed', () => {
  const without = (...fields: readonly string[]) => {
    const body = JSON.parse(D1.toString()) as Record<string, unknown>
    for (const field of fields) delete body[field]
    return JSON.stringify(body)
  }
  const cases: [name: string, request: InjectOptions, status: number, code: string, says: string][] = [
    ['neither serial nor code', post(without('gateway_sn', 'dev_sno')), 400, 'missing-identity', 'gateway_sn'],
    ['broken JSON', post('{"gateway_sn": "A'), 400, 'broken-body', 'JSON'],
    ['empty body', post(''), 400, 'broken-body', 'empty'],
    ['other JSON', post('[1,2,3]'), 400, 'not-a-report', 'report'],
    ['an event on the event path', post('{"identity_id": "1"}', '/RealTimeEvent'), 400, 'event', 'event URL'],
    ['no report on a strange path', post('hello', '/strange'), 404, 'wrong-path', '/strange'],
    ['wrong method', { method: 'GET', url: '/SophonFogStatus' }, 405, 'wrong-method', 'POST'],
    ['wrong method and path', { method: 'DELETE', url: '/x' }, 404, 'wrong-path', '/SophonFogStatus'],
    ['a path that cannot be decoded', { method: 'POST', url: '/%zz' }, 404, 'wrong-path', '/SophonFogStatus'],
    ['too large', post(Buffer.alloc(1024 * 1024 + 1, 0x20)), 413, 'too-large', '1048576'],
    ['too large when unpacked', gzipped(gzipSync(Buffer.alloc(5 * 1024 * 1024))), 413, 'too-large', '1048576'],
  ]
  test.each(cases)('%s', async (_name, request, status, code, says) => {
    const { app, accepted, refused } = receiver()
    const reply = await app.inject(request)
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toEqual({ status, message: expect.stringContaining(says) })
    expect(refused).toEqual([expect.objectContaining({ code, reason: reply.json().message, from: '127.0.0.1' })])
    expect(accepted).toEqual([])
  })

  test('an answer never repeats what was sent', async () => {
    const { app } = receiver()
    const reply = await app.inject(post('<script>alert(1)</script>', '/<script>alert(2)'))
    expect(reply.body).not.toContain('<')
  })
})

test('GET / says what this is and what to enter into a box', async () => {
  const reply = await receiver().app.inject('/')
  expect(reply.headers['content-type']).toContain('text/html')
  expect(reply.body).toContain('http://192.168.1.20:9528/SophonFogStatus')
})

test('GET /healthz', async () => {
  expect((await receiver().app.inject('/healthz')).json()).toEqual({ status: 'ok' })
})
