import { expect, test } from 'vitest'
import { days } from '../../src/shared/time/millis'
import { reportBytes } from '../support/fixtures'
import { postReport, startStation } from '../support/station'

const D1 = reportBytes('d1-fog-status.json').toString()
const SN = 'SZCCKQRAIJBAH0002'
const ids = (n: number) => Array.from({ length: n }, (_, i) => `SN-${i}`)

const report = (url: string, sn: string) => postReport(url, D1.replace(SN, sn))

test('what was removed is brought back after a restart, with what was written beside it', async () => {
  const first = await startStation()
  for (const id of ids(3)) await report(first.url, id)
  await first.call('editGateway', { id: 'SN-1', alias: '北门', note: 'Key with the guard', tags: ['x'] })
  const before = (await first.call('getFleet', {})).gateways.find(({ id }) => id === 'SN-1')
  const removed = await first.call('removeGateways', { ids: ['SN-1', 'SN-2', 'SN-9'] })
  expect(removed).toMatchObject({ removed: ['SN-1', 'SN-2'], unknown: ['SN-9'] })
  expect(Date.parse(removed.keptUntil) - Date.now()).toBeGreaterThan(days(30) - 60_000)
  await first.station.stop()

  const second = await startStation({ dataDir: first.dataDir })
  expect((await second.call('getFleet', {})).gateways.map(({ id }) => id)).toEqual(['SN-0'])
  expect((await second.call('getRemoved', {})).gateways.map(({ name }) => name).sort()).toEqual(
    ['东门岗亭', '北门'].sort(),
  )
  await report(second.url, 'SN-2')
  expect(await second.call('restoreGateways', { ids: ['SN-1', 'SN-2', 'SN-8'] })).toEqual({
    restored: ['SN-1', 'SN-2'],
    unknown: ['SN-8'],
  })
  const { gateways } = await second.call('getFleet', {})
  expect(gateways.map(({ id }) => id).sort()).toEqual(ids(3))
  const back = gateways.find(({ id }) => id === 'SN-1')
  expect(back).toMatchObject({ alias: '北门', note: 'Key with the guard', tags: ['x'] })
  expect(back?.firstSeenAt).toBe(before?.firstSeenAt)
  expect(back?.devices.map(({ id }) => id)).toEqual(before?.devices.map(({ id }) => id))
  expect((await second.call('getGateway', { id: 'SN-1' })).lastReport?.body).toBe(D1.replace(SN, 'SN-1'))
  await second.station.stop()

  const third = await startStation({ dataDir: first.dataDir })
  expect((await third.call('getFleet', {})).gateways.map(({ id }) => id).sort()).toEqual(ids(3))
  expect(await third.call('getRemoved', {})).toEqual({ gateways: [] })
})

test('a removed box that reports is shown again, after a crash too', async () => {
  const { station, url, call, dataDir } = await startStation()
  await report(url, 'SN-1')
  await call('removeGateway', { id: 'SN-1' })
  await report(url, 'SN-1')
  expect((await call('getFleet', {})).gateways.map(({ id }) => id)).toEqual(['SN-1'])
  await station.stop()
  const next = await startStation({ dataDir })
  expect((await next.call('getFleet', {})).gateways.map(({ id }) => id)).toEqual(['SN-1'])
})

test('several are edited at once, or none', async () => {
  const { url, call, station } = await startStation()
  for (const id of ids(3)) await report(url, id)
  const edited = await call('editGateways', { ids: ids(4), group: 'Gate', addTags: ['x'], muted: true })
  expect(edited).toEqual({ edited: ids(3), unknown: ['SN-3'] })
  const { gateways } = await call('getFleet', {})
  for (const one of gateways) expect(one).toMatchObject({ group: 'Gate', tags: ['x'], muted: true })
  await call('editGateway', { id: 'SN-1', tags: Array.from({ length: 20 }, (_, i) => `t${i}`) })
  const refused = await station.call('editGateways', { ids: ids(3), addTags: ['y'] })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid-input', field: 'addTags' } })
  expect((await call('getFleet', {})).gateways.some(({ tags }) => tags.includes('y'))).toBe(false)
})
