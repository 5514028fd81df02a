import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DailyWindow, EVERY_DAY, isWithin, nextEdge } from '../../../src/shared/time/daily-window'
import { days, hours, type Millis, minutes } from '../../../src/shared/time/millis'

const MINUTES_A_DAY = 24 * 60

/** The same by what a clock and a calendar on the wall show. */
function isWithinByTheWall({ days, from, to }: DailyWindow, at: Millis): boolean {
  const date = new Date(at)
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const minute = date.getHours() * 60 + date.getMinutes()
  const [begin, end] = [minuteOf(from), minuteOf(to)]
  const [today, yesterday] = [date.getDay(), (date.getDay() + 6) % 7]
  if (begin < end) return days.includes(today) && minute >= begin && minute < end
  return (days.includes(today) && minute >= begin) || (days.includes(yesterday) && minute < end)
}

/** No time in the hour that a clock change skips or repeats: what that means, no wall tells. */
const time = fc
  .integer({ min: 0, max: MINUTES_A_DAY - 1 })
  .filter((minute) => minute < 60 || minute >= 3 * 60)
  .map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().slice(11, 16))

const window: fc.Arbitrary<DailyWindow> = fc
  .record({ days: fc.subarray([...EVERY_DAY]), from: time, to: time })
  .filter(({ from, to }) => from !== to)

/** Of years with a summer, to the minute. */
const instant = fc
  .integer({ min: 0, max: 2 * 366 * MINUTES_A_DAY })
  .map((minute) => Date.UTC(2026, 0, 1) + minutes(minute))

/** Around the changes of 2026 in Berlin and New York, where most mistakes are. */
const nearChange = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 2, 8), Date.UTC(2026, 10, 1)),
    fc.integer({ min: -2 * MINUTES_A_DAY, max: 2 * MINUTES_A_DAY }),
  )
  .map(([change, away]) => change + minutes(away))

describe.each(['Europe/Berlin', 'America/New_York', 'Asia/Shanghai'])('hours of the day in %s', (zone) => {
  const { TZ } = process.env
  beforeEach(() => {
    process.env['TZ'] = zone
  })
  afterEach(() => {
    if (TZ === undefined) delete process.env['TZ']
    else process.env['TZ'] = TZ
  })

  it('are those of the clock and the calendar on the wall, over midnight and over changes of the clock', () => {
    fc.assert(
      fc.property(window, fc.oneof(instant, nearChange), (window, at) => {
        // The second time, it is remembered.
        for (let n = 0; n < 2; n++) expect(isWithin(window, at)).toBe(isWithinByTheWall(window, at))
      }),
      { numRuns: 1000 },
    )
  })

  it('are on a Sunday of 23 hours as on any other', () => {
    const sunday = { days: [0], from: '03:01', to: '03:00' }
    expect(isWithin(sunday, new Date(2026, 2, 30, 0).getTime())).toBe(true)
    expect(nextEdge(sunday, new Date(2026, 2, 30, 0).getTime())).toBe(new Date(2026, 2, 30, 3).getTime())
  })

  it('begin and end at the next edge, and nowhere before', () => {
    fc.assert(
      fc.property(
        window,
        fc.oneof(instant, nearChange),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (window, at, part) => {
          const edge = nextEdge(window, at)
          expect(edge === null).toBe(window.days.length === 0)
          if (edge === null) return
          expect(edge).toBeGreaterThan(at)
          expect(edge - at).toBeLessThanOrEqual(days(8))
          const before = isWithinByTheWall(window, at)
          expect(isWithinByTheWall(window, at + Math.floor(part * (edge - at - 1)))).toBe(before)
          expect(isWithinByTheWall(window, edge)).toBe(!before)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('last an hour less or more over a change of the clock, and are remembered no longer than they hold', () => {
    const night = { days: EVERY_DAY, from: '22:00', to: '07:00' }
    const begin = new Date(2026, 2, 28, 22).getTime()
    const end = new Date(2026, 2, 29, 7).getTime()
    expect(nextEdge(night, begin)).toBe(end)
    expect(end - begin).toBe(zone === 'Europe/Berlin' ? hours(8) : hours(9))
    expect(isWithin(night, end - 1)).toBe(true)
    expect(isWithin(night, end)).toBe(false)
    expect(isWithin(night, end - 1)).toBe(true)
  })
})
