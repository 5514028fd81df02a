import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueExports, type Period, periodStart, SETTLED } from '../../../src/shared/export/schedule'
import { ZoneClock } from '../../../src/shared/export/zone-clock'
import type { Every } from '../../../src/shared/model/export-schedule'
import { days, hours } from '../../../src/shared/time/millis'

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
]
const clocks = new Map(ZONES.map((zone) => [zone, new ZoneClock(zone)]))
const clockOf = (zone: string) => clocks.get(zone) as ZoneClock

test('awake now and then: every period once, whole, in order, and none before it has ended', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.constantFrom<Every>('day', 'week', 'month'),
      fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.array(fc.oneof(fc.nat(hours(2)), fc.nat(days(3)), fc.nat(days(20))), { minLength: 1, maxLength: 60 }),
      (zone, every, made, sleeps) => {
        const clock = clockOf(zone)
        const done: Period[] = []
        let [now, doneUntil] = [made, made]
        for (const sleep of sleeps) {
          now += sleep
          for (const period of dueExports(every, doneUntil, now, clock)) {
            expect(period.to + SETTLED).toBeLessThanOrEqual(now)
            done.push(period)
            doneUntil = period.to
          }
          expect(dueExports(every, doneUntil, now, clock)).toEqual([])
        }
        done.forEach(({ from, to }, index) => {
          expect(from).toBe(done[index - 1]?.to ?? periodStart(every, made, clock))
          // It begins and ends at midnight there, and is as long as such a period is.
          for (const edge of [from, to]) expect(clock.local(edge)).toMatch(/ 0[01]:00:00/)
          const length = Math.round((to - from) / days(1))
          expect(every === 'day' ? [1] : every === 'week' ? [7] : [28, 29, 30, 31]).toContain(length)
        })
        // What is not done has not ended, or only just.
        const last = done.at(-1)?.to ?? periodStart(every, made, clock)
        expect(now - last).toBeLessThan(days(every === 'day' ? 1.1 : every === 'week' ? 7.1 : 31.1) + SETTLED)
      },
    ),
    { numRuns: 300 },
  )
})

test('weeks begin on Monday, months on the first, in the zone', () => {
  const clock = clockOf('Asia/Shanghai')
  const made = Date.parse('2026-11-18T10:00:00+08:00')
  const local = (every: Every, until: string) =>
    dueExports(every, made, Date.parse(until), clock).map(({ from, to }) => `${clock.day(from)} ${clock.day(to - 1)}`)
  expect(local('day', '2026-11-20T00:10:00+08:00')).toEqual(['2026-11-18 2026-11-18', '2026-11-19 2026-11-19'])
  expect(local('day', '2026-11-20T00:09:00+08:00')).toEqual(['2026-11-18 2026-11-18'])
  expect(local('week', '2026-11-30T08:00:00+08:00')).toEqual(['2026-11-16 2026-11-22', '2026-11-23 2026-11-29'])
  expect(local('month', '2027-01-01T08:00:00+08:00')).toEqual(['2026-11-01 2026-11-30', '2026-12-01 2026-12-31'])
})

test('who was away for years gets the last periods, not thousands', () => {
  expect(dueExports('day', 0, Date.UTC(2026, 10, 22), clockOf('UTC'))).toHaveLength(31)
})
