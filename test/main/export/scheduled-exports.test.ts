import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScheduledExports } from '../../../src/main/export/scheduled-exports'
import { Exporting } from '../../../src/main/exporting'
import type { SheetPart } from '../../../src/main/ports'
import type { Glimpse } from '../../../src/shared/export/survey'
import type { ExportSchedule } from '../../../src/shared/model/export-schedule'
import { days, hours } from '../../../src/shared/time/millis'
import { startStation } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

const NOON = new Date(2026, 10, 18, 12).getTime()
const DAILY: ExportSchedule = { id: 'a', kind: 'events', every: 'day', folder: '/x', since: NOON }

function stage(folder: string, schedules: readonly ExportSchedule[] = [DAILY]) {
  const runs: string[] = []
  const state = { now: NOON, works: true }
  const begin = async () => {
    const scheduled = new ScheduledExports(folder, {
      now: () => state.now,
      schedules: () => schedules,
      run: async ({ id }, { from }) => {
        if (state.works) runs.push(`${id} ${new Date(from).getDate()}`)
        return state.works
      },
      log: () => undefined,
    })
    await scheduled.start()
    return scheduled
  }
  return { state, runs, begin }
}

test('each period once, also over sleep and a restart', async () => {
  const { state, runs, begin } = stage(await tempFolder())
  const first = await begin()
  await first.look()
  expect(runs).toEqual([])
  state.now += days(2)
  await first.look()
  await first.look()
  expect(runs).toEqual(['a 18', 'a 19'])
  await first.stop()
  const second = await begin()
  await second.look()
  state.now += days(1)
  await second.look()
  expect(runs).toEqual(['a 18', 'a 19', 'a 20'])
  await second.stop()
})

test('what fails is tried again later, and nothing is left out', async () => {
  const { state, runs, begin } = stage(await tempFolder())
  const scheduled = await begin()
  state.now += days(1)
  state.works = false
  await scheduled.look()
  state.works = true
  await scheduled.look()
  expect(runs).toEqual([])
  state.now += hours(1)
  await scheduled.look()
  expect(runs).toEqual(['a 18'])
  await scheduled.stop()
})

test('what is due is a file and in the list; one that lies there already is not made again', async () => {
  const [dataDir, folder] = [await tempFolder(), await tempFolder()]
  let sheets = 0
  async function* sheet(): AsyncGenerator<SheetPart> {
    sheets++
    yield { bytes: new TextEncoder().encode('a\r\n'), rows: 1, share: 1 }
  }
  const exporting = new Exporting({
    dataDir,
    simulated: false,
    now: () => NOON,
    storage: { sheet, survey: async () => null, glimpse: async () => ({ rows: { events: 1 } }) as Glimpse },
    gateways: () => [],
    defaultPeriod: () => 20_000,
    alerts: () => ({ mutes: [], incidents: [], accountsSince: 0 }),
    language: () => 'en',
    tell: () => undefined,
    log: () => undefined,
  })
  const period = { from: new Date(2026, 10, 17).getTime(), to: new Date(2026, 10, 18).getTime() }
  expect(await exporting.runScheduled({ ...DAILY, folder }, period)).toBe(true)
  expect(await exporting.runScheduled({ ...DAILY, folder }, period)).toBe(true)
  expect(sheets).toBe(1)
  expect(await readdir(folder)).toEqual(['events_2026-11-17_2026-11-17.csv'])
  expect(exporting.exports.list()).toMatchObject([{ scheduled: true, state: 'done' }])
  expect(await exporting.runScheduled({ ...DAILY, folder: join(folder, 'none') }, period)).toBe(false)
})

test('schedules are settings, and are still there after a restart', async () => {
  const { call, station, dataDir } = await startStation()
  const schedule = { ...DAILY, folder: '/srv/exports' }
  expect(await station.call('changeSettings', { exportSchedules: [{ ...schedule, folder: 'here' }] })).toMatchObject({
    ok: false,
    problem: { field: 'exportSchedules.0.folder' },
  })
  await call('changeSettings', { exportSchedules: [schedule] })
  await station.stop()
  const again = await startStation({ dataDir })
  expect((await again.call('getSettings', {})).exportSchedules).toEqual([schedule])
})
