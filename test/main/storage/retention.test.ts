import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { daysToGiveUp, heldBack } from '../../../src/shared/history/retention'
import { days, hours } from '../../../src/shared/time/millis'
import { allReports, inOrder, KeptFleet, MORNING } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const used = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((day) => ({ day, bytes: 100 }))
const now = Date.UTC(2026, 10, 22, 9)

test('a day goes when all of it is too old, the oldest first when all takes too much, today never', () => {
  const given = (limits: { days: number; bytes: number }) => daysToGiveUp(used, limits, now).map(({ day }) => day)
  expect(given({ days: 90, bytes: 1000 })).toEqual([])
  expect(given({ days: 2, bytes: 1000 })).toEqual(['2026-11-19'])
  expect(given({ days: 90, bytes: 250 })).toEqual(['2026-11-19', '2026-11-20'])
  expect(given({ days: 1, bytes: 0 })).toEqual(['2026-11-19', '2026-11-20', '2026-11-21'])
})

test('a clock that is set to next year for a while makes nothing old; one that stays there does', () => {
  const limits = { days: 90, bytes: 1e9 }
  const nextYear = Date.UTC(2027, 11, 24, 9)
  const lived = [
    ...used,
    ...['2027-12-20', '2027-12-21', '2027-12-22', '2027-12-23'].map((day) => ({ day, bytes: 100 })),
  ]
  expect(daysToGiveUp(used, limits, nextYear)).toEqual([])
  expect(daysToGiveUp(lived.slice(0, 5), limits, nextYear)).toEqual([])
  expect(daysToGiveUp(lived, limits, nextYear)).toEqual(used)
  // For want of room the oldest go in any case, and what lies in the future is none of it.
  expect(daysToGiveUp(used, { days: 90, bytes: 350 }, nextYear)).toEqual(used.slice(0, 1))
  expect(daysToGiveUp(lived, limits, now)).toEqual([])
})

test('what stays because of the clock is said, and goes on the day that was said', () => {
  const limits = { days: 7, bytes: 1e9 }
  const monday = Date.UTC(2026, 11, 7, 9)
  expect(heldBack(used, { days: 90, bytes: 1e9 }, monday)).toBeNull()
  expect(heldBack(used, limits, now)).toBeNull()
  const held = heldBack(used, limits, monday)
  expect(held).toEqual({ days: 4, until: '2026-12-10' })
  // What goes for want of room is not said to stay.
  expect(heldBack(used, { days: 7, bytes: 250 }, monday)?.days).toBe(2)
  const lived = [...used]
  for (let at = monday; ; at += days(1)) {
    const day = new Date(at).toISOString().slice(0, 10)
    const given = daysToGiveUp(lived, limits, at)
    expect(given).toEqual(day < (held?.until ?? '') ? [] : used)
    if (given.length > 0) break
    expect(heldBack(lived, limits, at)).toEqual(held)
    lived.push({ day, bytes: 100 })
  }
})

test('what is given up is exactly the days beyond the limit', async () => {
  const folder = await tempFolder()
  const before = new NedbStorage(folder, () => undefined)
  await before.open()
  const fleet = new KeptFleet(before)
  for (let n = 0; n < 60; n++) {
    await fleet.hears(report({ sn: 'SN-1' }))
    await fleet.waits(hours(2))
  }
  await before.close()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  storage.keepWithin({ days: 2, bytes: 1e9 })
  await expect.poll(async () => (await storage.usage()).days[0]?.day, { timeout: 8000 }).toBe('2026-11-25')
  const [oldest] = (await storage.usage()).days
  const left = fleet.records.filter(({ at }) => at >= Date.parse(oldest?.day ?? ''))
  expect(left.length).toBeLessThan(fleet.records.length)
  expect(fleet.clock.now() - (left[0]?.at ?? 0)).toBeGreaterThanOrEqual(days(2) - hours(2))
  expect(await allReports(storage)).toEqual(inOrder(left))
  const told = await storage.transitions({ limit: 1e5 })
  expect(told.every(({ at }) => at >= Date.parse(oldest?.day ?? ''))).toBe(true)
  expect(fleet.records[0]?.at).toBe(MORNING)
  await storage.close()
})
