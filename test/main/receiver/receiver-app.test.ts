import { describe, expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '../../../src/main/failures'
import { buildReceiverApp, type ReportArrival } from '../../../src/main/receiver/receiver-app'
import type { Refused } from '../../../src/main/receiver/rejections'
import { FakeClock } from '../../support/fake-clock'
import { reportBytes } from '../../support/fixtures'

const D1 = reportBytes('d1-fog-status.json')

function receiver(accept: (arrival: ReportArrival) => Promise<void> = async () => undefined) {
  const accepted: ReportArrival[] = []
  const refused: Refused[] = []
  const clock = new FakeClock()
  const app = buildReceiverApp({
    clock,
    accept: async (arrival) => {
      await accept(arrival)
      accepted.push(arrival)
    },
    refuse: (refusal) => refused.push(refusal),
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
    const { app, accepted, clock } = receiver(async () => clock.advance(60_000))
    const before = clock.now()
    await app.inject(post(D1))
    expect(accepted[0]?.at).toBe(before)
  })

  test('that cannot be kept is answered 503, so that nobody believes it is', async () => {
    const { app, refused } = receiver(async () => {
      throw new StorageFailure('disk full')
    })
    const reply = await app.inject(post(D1))
    expect(reply.statusCode).toBe(503)
    expect(reply.json().message).toContain('could not be kept')
    expect(refused[0]).toMatchObject({ code: 'not-kept' })
  })
})

describe('what is not a report is refused with what is wrong, and listed', () => {
  const without = (field: string) => {
    const body = JSON.parse(D1.toString()) as Record<string, unknown>
    delete body[field]
    return JSON.stringify(body)
  }
  const cases: [
    name: string,
    request: Parameters<ReturnType<typeof receiver>['app']['inject']>[0],
    status: number,
    code: string,
    says: string,
  ][] = [
    ['no serial', post(without('gateway_sn')), 400, 'missing-identity', 'gateway_sn'],
    ['broken JSON', post('{"gateway_sn": "A'), 400, 'broken-body', 'JSON'],
    ['empty body', post(''), 400, 'broken-body', 'empty'],
    ['other JSON', post('[1,2,3]'), 400, 'not-a-report', 'report'],
    ['wrong path', post(D1, '/RealTimeEvent'), 404, 'wrong-path', '/SophonFogStatus'],
    ['wrong method', { method: 'GET', url: '/SophonFogStatus' }, 405, 'wrong-method', 'POST'],
    ['wrong method and path', { method: 'DELETE', url: '/x' }, 404, 'wrong-path', '/SophonFogStatus'],
    ['too large', post(Buffer.alloc(1024 * 1024 + 1, 0x20)), 413, 'too-large', '1048576'],
  ]
  test.each(cases)('%s', async (_name, request, status, code, says) => {
    const { app, accepted, refused } = receiver()
    const reply = await app.inject(request as string)
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
