import { expect, test } from 'vitest'
import { sampleReport } from '../support/box'
import { postReport, startStation } from '../support/station'

const report = (serial: string) => JSON.stringify(sampleReport(serial))

test('an address and what became of what it sent, with the boxes behind it', async () => {
  const { call, url } = await startStation()
  await postReport(url, report('SN-1'))
  await postReport(url, report('SN-2'))
  await postReport(url, '{', '/SophonFogStatus')
  const { senders, unknown, conflicts, listed } = await call('getSenders', {})
  expect(senders).toMatchObject([
    { address: '127.0.0.1', accepted: 2, refused: 1, lastRefusal: 'broken-body', gatewayCount: 2, allowed: true },
  ])
  expect([unknown, conflicts, listed]).toEqual([[], [], false])
})

test('allowing adds to the list that there is, and makes none where everybody is allowed', async () => {
  const { call, url } = await startStation()
  await call('allowSender', { address: '127.0.0.1' })
  expect((await call('getSettings', {})).allowedSenders).toEqual([])
  await call('changeSettings', { allowedSenders: ['10.0.0.0/8'] })
  expect((await postReport(url, report('SN-1'))).status).toBe(403)
  expect((await call('getSenders', {})).unknown).toMatchObject([{ address: '127.0.0.1', allowed: false }])
  await call('allowSender', { address: '127.0.0.1' })
  await call('allowSender', { address: '127.0.0.1' })
  expect((await call('getSettings', {})).allowedSenders).toEqual(['10.0.0.0/8', '127.0.0.1'])
  expect((await postReport(url, report('SN-1'))).status).toBe(200)
  expect((await call('getSenders', {})).unknown).toEqual([])
})

test('of several that are allowed, or ignored, at once each is', async () => {
  const { call } = await startStation()
  await call('changeSettings', { allowedSenders: ['127.0.0.1'] })
  const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.3']
  await Promise.all(
    addresses.flatMap((address) => [call('allowSender', { address }), call('ignoreSender', { address })]),
  )
  expect(await call('getSettings', {})).toMatchObject({
    allowedSenders: ['127.0.0.1', ...addresses],
    ignoredSenders: addresses,
  })
})

test('a list that is full says so, and what to do', async () => {
  const { call, station } = await startStation()
  const full = Array.from({ length: 500 }, (_, n) => `10.0.${n >> 8}.${n & 255}`)
  await call('changeSettings', { allowedSenders: full })
  const answer = await station.call('allowSender', { address: '192.168.1.9' })
  expect(answer).toMatchObject({ ok: false, problem: { field: 'address' } })
  expect(answer).toMatchObject({ problem: { message: expect.stringContaining('192.168.1.0/24') } })
})

test('who is ignored stays so over a restart, and can be listed again', async () => {
  const { call, url, station, dataDir } = await startStation()
  await postReport(url, '{')
  await call('ignoreSender', { address: '127.0.0.1' })
  expect((await call('getSenders', {})).unknown).toEqual([])
  await station.stop()
  const again = await startStation({ dataDir })
  await postReport(again.url, '{')
  expect(await again.call('getSenders', {})).toMatchObject({ unknown: [], senders: [{ ignored: true }] })
  await again.call('ignoreSender', { address: '127.0.0.1', ignored: false })
  expect((await again.call('getSenders', {})).unknown).toHaveLength(1)
})

test('what is no address is refused by name', async () => {
  const { station } = await startStation()
  expect(await station.call('allowSender', { address: '10.0.0.0/8' })).toMatchObject({
    ok: false,
    problem: { code: 'invalid-input', field: 'address' },
  })
})

test('rejections are cleared, not uncounted', async () => {
  const { call, url } = await startStation()
  await postReport(url, '{')
  await call('clearRejections', {})
  expect((await call('getRejections', {})).rejections).toEqual([])
  expect((await call('getFleet', {})).receiver.rejected).toBe(1)
})

test('opening the receiver where it listens makes nothing of any box; opening it again nobody was observed', async () => {
  const { call, url, station } = await startStation()
  await postReport(url, report('SN-1'))
  const presence = async () => (await call('getFleet', {})).gateways.map((gateway) => gateway.presence)
  await call('openReceiver', {})
  await call('changeSettings', { receiverPort: station.receiver().port })
  expect(await presence()).toEqual(['online'])
  await call('openReceiver', { again: true })
  expect(await presence()).toEqual(['unobserved'])
})

test('opened again, the receiver listens anew on its port', async () => {
  const { call, url, station } = await startStation()
  const before = station.receiver()
  // In the same millisecond it would be the same instant.
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(before.listeningSince ?? '') + 1)
  await call('openReceiver', {})
  expect(station.receiver().listeningSince).toBe(before.listeningSince)
  await call('openReceiver', { again: true })
  expect(station.receiver()).toMatchObject({ listening: true, port: before.port })
  expect(station.receiver().listeningSince).not.toBe(before.listeningSince)
  expect((await postReport(url, report('SN-1'))).status).toBe(200)
})
