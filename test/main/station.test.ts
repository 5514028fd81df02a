import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createStation } from '../../src/main/station'
import type { PushEvent } from '../../src/shared/contract/push'
import { applyPatch, type World, worldFromFleet } from '../../src/shared/contract/world'
import { reportBytes } from '../support/fixtures'
import { postReport, startStation } from '../support/station'

const D1 = reportBytes('d1-fog-status.json').toString()
const SN = 'SZCCKQRAIJBAH0002'

test('a report becomes a gateway with its devices, as the document says', async () => {
  const { url, call } = await startStation()
  expect((await postReport(url, D1)).status).toBe(200)
  const { gateways, counts } = await call('getFleet', {})
  expect(counts).toEqual({ online: 1, late: 0, offline: 0, unobserved: 0, expected: 0, fault: 0, muted: 0 })
  expect(gateways[0]).toMatchObject({
    id: SN,
    name: '东门岗亭',
    softwareVersion: 'V2R1C01',
    mac: 'e0:a5:09:00:0e:6d',
    metrics: { cpu: 6.5, memory: 77, disk: 9, temperature: null },
    deviceCounts: { online: 4, offline: 1, total: 5 },
    lastReportFrom: '127.0.0.1',
  })
  const detail = await call('getGateway', { id: SN })
  expect(detail.lastReport).toMatchObject({ dialect: 'D1', body: D1 })
  expect(detail.devices.map(({ name }) => name)).toContain('机房门禁')
})

test('after a restart the fleet is there at once, unobserved until heard from, edits and settings with it', async () => {
  const first = await startStation()
  await postReport(first.url, D1)
  await first.call('editGateway', { id: SN, alias: '北门', tags: ['二期'], muted: true })
  await first.call('changeSettings', { theme: 'dark' })
  await first.station.stop()

  const second = await startStation({ dataDir: first.dataDir })
  const [gateway] = (await second.call('getFleet', {})).gateways
  expect(gateway).toMatchObject({ presence: 'unobserved', alias: '北门', tags: ['二期'], muted: true })
  expect(gateway?.deviceCounts).toMatchObject({ unknown: 5, total: 5 })
  expect((await second.call('getSettings', {})).theme).toBe('dark')
  await postReport(second.url, D1)
  const events = await second.call('getEvents', { kind: 'presence' })
  expect(events.events.map(({ from, to }) => `${from}→${to}`)).toEqual(['unobserved→online', 'online→unobserved'])
})

test('pushes, applied one after the other, give what asking for the fleet gives', async () => {
  const { station, url, call } = await startStation()
  let world: World | 'missed' | null = null
  const seen: PushEvent['type'][] = []
  const unsubscribe = station.subscribe((event) => {
    seen.push(event.type)
    if (event.type === 'snapshot') world = worldFromFleet(event.fleet)
    if (event.type === 'patch' && world !== null && world !== 'missed') world = applyPatch(world, event.patch)
  })
  for (let n = 0; n < 30; n++) {
    await postReport(url, D1.replace(SN, `SN-${n % 7}`))
    if (n % 10 === 3) await call('editGateway', { id: 'SN-1', alias: `name ${n}` })
    if (n === 25) await call('removeGateway', { id: 'SN-2' })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 250))
  const fleet = await call('getFleet', {})
  unsubscribe()
  expect(seen[0]).toBe('snapshot')
  const last = world as unknown as World
  expect(last.seq).toBe(fleet.seq)
  expect([...last.gateways.values()].toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
    fleet.gateways.toSorted((a, b) => a.id.localeCompare(b.id)),
  )
  expect(last.counts).toEqual(fleet.counts)
})

test('a port in use: the station runs, says so, names a free one, and opens when asked', async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => squatter.close(() => resolve())))
  const { port } = squatter.address() as { port: number }
  const { station, call } = await startStation({ port })
  expect(station.receiver()).toMatchObject({ listening: false, problem: { code: 'port-in-use', port } })
  const retry = await station.call('openReceiver', {})
  expect(retry).toMatchObject({ ok: false, problem: { code: 'port-in-use' } })
  const freePort = station.receiver().problem?.freePort ?? 0
  expect(await call('openReceiver', { port: freePort })).toMatchObject({
    listening: true,
    port: freePort,
    problem: null,
  })
  expect((await postReport(`http://127.0.0.1:${freePort}`, D1)).status).toBe(200)
  expect((await call('getSettings', {})).receiverPort).toBe(freePort)
})

test('a port that cannot be had leaves the receiver where it was', async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => squatter.close(() => resolve())))
  const { station, url } = await startStation()
  const { port } = squatter.address() as { port: number }
  expect(await station.call('changeSettings', { receiverPort: port })).toMatchObject({
    ok: false,
    problem: { code: 'port-in-use', field: 'receiverPort' },
  })
  expect((await postReport(url, D1)).status).toBe(200)
})

test('a second station on the same data folder does not start', async () => {
  const { dataDir } = await startStation()
  const second = createStation(
    { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 },
    () => undefined,
  )
  await expect(second.start()).rejects.toThrow(`already uses the data folder ${dataDir}`)
})

test('calls with bad input name the field; unknown gateways and calls are told apart', async () => {
  const { station } = await startStation()
  expect(await station.call('editGateway', { id: 'x', periodSeconds: 1 })).toMatchObject({
    problem: { code: 'invalid-input', field: 'periodSeconds' },
  })
  expect(await station.call('editGateway', { id: 'x', aliass: 'y' })).toMatchObject({
    problem: { code: 'invalid-input' },
  })
  expect(await station.call('editGateway', { id: 'x', alias: 'y' })).toMatchObject({ problem: { code: 'not-found' } })
  expect(await station.call('toString', {})).toMatchObject({ problem: { code: 'unknown-call' } })
})

test('an instant that no calendar has is refused, and the station lives on', async () => {
  const { station, url, call } = await startStation()
  await postReport(url, D1)
  for (const muted of [1e16, -1, Number.MAX_VALUE]) {
    expect(await station.call('editGateway', { id: SN, muted })).toMatchObject({ problem: { field: 'muted' } })
  }
  expect(await station.call('getHistory', { id: SN, to: '99999999999999999' })).toMatchObject({
    problem: { field: 'to' },
  })
  expect((await call('getFleet', {})).gateways.length).toBe(1)
})

test('a setting that names the port alone leaves the address as it runs', async () => {
  const { station, call } = await startStation()
  await call('changeSettings', { receiverPort: await freePort() })
  expect(station.receiver()).toMatchObject({ listening: true, host: '127.0.0.1' })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

test('a box that was known by its code alone keeps its history and events under its serial', async () => {
  const { url, call } = await startStation()
  const onlyCode = reportBytes('d5-collection-devices.json').toString()
  const { dev_sno: code } = JSON.parse(onlyCode)
  await postReport(url, onlyCode)
  await postReport(url, onlyCode)
  await call('editGateway', { id: `auth:${code}`, alias: '北门' })
  await postReport(url, JSON.stringify({ ...JSON.parse(D1), dev_sno: code }))

  const { gateways } = await call('getFleet', {})
  expect(gateways.map(({ id, alias }) => [id, alias])).toEqual([[SN, '北门']])
  expect((await call('getHistory', { id: SN })).samples.length).toBe(3)
  const { events } = await call('getEvents', { gateway: SN, kind: 'gateway-appeared' })
  expect(events.map(({ gateway }) => gateway)).toEqual([`auth:${code}`])
})
