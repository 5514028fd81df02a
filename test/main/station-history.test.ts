import { expect, test } from 'vitest'
import { reportBytes } from '../support/fixtures'
import { postReport, startStation } from '../support/station'

const D1 = reportBytes('d1-fog-status.json').toString()
const SN = 'SZCCKQRAIJBAH0002'

test('history reaches back over a restart, with what devices were and the body as it was received', async () => {
  const first = await startStation()
  await postReport(first.url, D1)
  await postReport(first.url, D1)
  await first.station.stop()
  const second = await startStation({ dataDir: first.dataDir })
  await postReport(second.url, D1)
  const { samples, presence, devices } = await second.call('getHistory', { id: SN })
  expect(samples.map(({ cpu, min, max }) => [cpu, min.cpu, max.cpu])).toEqual(Array(3).fill([6.5, 6.5, 6.5]))
  expect(presence.map(({ state }) => state)).toEqual(['online', 'unobserved', 'online'])
  expect(Object.keys(devices).length).toBe(5)
  const [one] = (await second.call('getHistory', { id: SN, points: 1 })).samples
  expect(one).toMatchObject({ devicesOnline: 4, devicesTotal: 5 })
  await second.station.stop()
  const third = await startStation({ dataDir: first.dataDir })
  expect((await third.call('getGateway', { id: SN })).lastReport).toMatchObject({ dialect: 'D1', body: D1 })
})

test('storage tells what it holds, and a backup is made when asked for', async () => {
  const { url, call, dataDir } = await startStation()
  await postReport(url, D1)
  const before = await call('getStorage', {})
  expect(before).toMatchObject({ folder: dataDir, keepDays: 90, keepBytes: 5e9, backups: [], problem: null })
  expect(before.bytes.journals).toBeGreaterThan(500)
  const after = await call('backUp', {})
  expect(after.backups.length).toBe(1)
  expect(after.lastBackupAt).not.toBeNull()
})
