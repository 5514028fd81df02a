import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { OwnReports } from '../../../../src/main/receiver/self-test/own-report'
import { sampleReport } from '../../../support/box'
import { postReport, startStation } from '../../../support/station'

test('the station reports to itself, and nothing of it is left', async () => {
  const { call } = await startStation()
  const { checks } = await call('testReceiver', {})
  expect(checks.map(({ code }) => code)).toEqual(['port', 'own-report', 'reachable', 'sleep', 'disk', 'clock'])
  const [port, own, reachable, , disk, clock] = checks
  expect([port?.status, own?.status, disk?.status, clock?.status]).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(own).toMatchObject({ subject: '127.0.0.1', finding: 'answered' })
  expect(reachable).toMatchObject({ finding: 'loopback-only' })
  const { gateways, receiver } = await call('getFleet', {})
  expect([gateways.length, receiver.accepted, receiver.rejected, receiver.lastReportAt]).toEqual([0, 0, 0, null])
  expect((await call('getSenders', {})).total).toBe(0)
  expect((await call('getEvents', {})).events).toEqual([])
})

test('it passes a list of allowed senders that this machine is not on, and a limit of requests', async () => {
  const { call, url } = await startStation()
  await call('changeSettings', { allowedSenders: ['10.0.0.0/8'], reportsPerSecondPerSender: 1 })
  expect((await postReport(url, JSON.stringify(sampleReport('SN-1')))).status).toBe(403)
  const own = (await call('testReceiver', {})).checks.find(({ code }) => code === 'own-report')
  expect(own?.status).toBe('ok')
  expect((await call('getFleet', {})).receiver.rejected).toBe(1)
})

test('a path that only looks like an own report is one like any other', async () => {
  const { call, url } = await startStation()
  await postReport(url, '{}', '/fogwatch-self-test/00000000-0000-4000-8000-000000000000')
  expect((await call('getRejections', {})).rejections).toMatchObject([{ code: 'wrong-path', status: 404, size: 2 }])
})

async function impostor(answer: string): Promise<string> {
  const server = createServer((_request, response) => response.end(answer))
  onTestFinished(() => void server.close())
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  return `http://127.0.0.1:${port}`
}

test('another program that answers as the vendor does is not taken for the receiver', async () => {
  const origin = await impostor('{"status":0,"message":"SUCCESS"}')
  expect(await new OwnReports().send(origin)).toEqual({ finding: 'answered-by-another' })
})

test('where nobody listens, nothing answers', async () => {
  expect(await new OwnReports().send('http://127.0.0.1:1')).toEqual({ finding: 'no-answer' })
})
