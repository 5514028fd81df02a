import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
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

function exportingIn(dataDir: string, now: () => number, sheet: () => AsyncIterable<SheetPart>): Exporting {
  return new Exporting({
    dataDir,
    simulated: false,
    now,
    storage: {
      sheet,
      transitions: async () => [],
      survey: async () => null,
      glimpse: async () => ({ rows: { events: 1 } }) as Glimpse,
    },
    gateways: () => [],
    defaultPeriod: () => 20_000,
    alerts: () => ({ mutes: [], incidents: [], accountsSince: 0 }),
    language: () => 'en',
    tell: () => undefined,
    log: () => undefined,
  })
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

test('a clock that is put back makes nothing twice; one that was years ahead makes nothing silent', async () => {
  const { state, runs, begin } = stage(await tempFolder())
  const scheduled = await begin()
  state.now = new Date(2026, 10, 19, 0, 15).getTime()
  await scheduled.look()
  state.now = new Date(2026, 10, 18, 23, 50).getTime()
  await scheduled.look()
  state.now = new Date(2026, 10, 19, 0, 20).getTime()
  await scheduled.look()
  expect(runs.splice(0)).toEqual(['a 18'])
  state.now = new Date(2030, 0, 2, 12).getTime()
  await scheduled.look()
  expect(runs.splice(0)).toHaveLength(31)
  state.now = new Date(2026, 10, 20, 12).getTime()
  await scheduled.look()
  state.now += days(2)
  await scheduled.look()
  expect(runs).toEqual(['a 20', 'a 21'])
  await scheduled.stop()
})

test('a station that ends in the middle begins nothing more; the next one makes what is missing, once', async () => {
  const folder = await tempFolder()
  const runs: string[] = []
  let end: (isWritten: boolean) => void = () => undefined
  const begin = async () => {
    const scheduled = new ScheduledExports(folder, {
      now: () => NOON + days(2),
      schedules: () => [DAILY, { ...DAILY, id: 'b' }],
      run: ({ id }, { from }) => {
        runs.push(`${id} ${new Date(from).getDate()}`)
        return new Promise((resolve) => {
          end = resolve
        })
      },
      log: () => undefined,
    })
    await scheduled.start()
    return scheduled
  }
  const first = await begin()
  const looking = first.look()
  await expect.poll(() => runs.length).toBe(1)
  const stopping = first.stop()
  end(false)
  await Promise.all([stopping, looking])
  expect(runs).toEqual(['a 18'])
  const second = await begin()
  const whole = second.look()
  for (let count = 2; count <= 5; count++) {
    await expect.poll(() => runs.length).toBe(count)
    end(true)
  }
  await whole
  await second.look()
  expect(runs).toEqual(['a 18', 'a 18', 'a 19', 'b 18', 'b 19'])
  await second.stop()
})

test('a day of 23 hours is one file, and a folder that was gone gets what it missed', async () => {
  const zone = process.env['TZ']
  process.env['TZ'] = 'Europe/Berlin'
  onTestFinished(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
  const [dataDir, parent] = [await tempFolder(), await tempFolder()]
  const folder = join(parent, 'share')
  const since = Date.parse('2026-03-27T12:00:00Z')
  const state = { now: since }
  async function* sheet(): AsyncGenerator<SheetPart> {
    yield { bytes: new TextEncoder().encode('a\r\n'), rows: 1, share: 1 }
  }
  const exporting = exportingIn(dataDir, () => state.now, sheet)
  const lengths: number[] = []
  const scheduled = new ScheduledExports(dataDir, {
    now: () => state.now,
    schedules: () => [{ ...DAILY, since, folder }],
    run: async (schedule, period) => {
      const isWritten = await exporting.runScheduled(schedule, period)
      if (isWritten) lengths.push((period.to - period.from) / hours(1))
      return isWritten
    },
    log: () => undefined,
  })
  await scheduled.start()
  state.now = Date.parse('2026-03-31T12:00:00+02:00')
  await scheduled.look()
  expect(lengths).toEqual([])
  expect(exporting.exports.list()).toMatchObject([{ state: 'failed', failure: 'folder-gone', scheduled: true }])
  await mkdir(folder)
  state.now += hours(1)
  await scheduled.look()
  await scheduled.look()
  expect(lengths).toEqual([24, 24, 23, 24])
  expect((await readdir(folder)).toSorted()).toEqual(
    ['27', '28', '29', '30'].map((day) => `events_2026-03-${day}_2026-03-${day}.csv`),
  )
  await scheduled.stop()
})

test('what is due is a file and in the list; one that lies there already is not made again', async () => {
  const [dataDir, folder] = [await tempFolder(), await tempFolder()]
  let sheets = 0
  async function* sheet(): AsyncGenerator<SheetPart> {
    sheets++
    yield { bytes: new TextEncoder().encode('a\r\n'), rows: 1, share: 1 }
  }
  const exporting = exportingIn(dataDir, () => NOON, sheet)
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
