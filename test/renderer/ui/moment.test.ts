import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfterKey, daysLater, monthsLater, placeInWeek, weeksAround } from '../../../src/renderer/ui/calendar-days'
import { stepMoment } from '../../../src/renderer/ui/step-moment'
import { readMoment } from '../../../src/shared/time/written-moment'

const aDay = fc.integer({ min: 0, max: 376_000 }).map((days) => daysLater('1970-01-01', days))

describe('a calendar', () => {
  it('shows every month in six whole weeks from Monday, each of its days once', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const days = weeksAround(day).flat()
        expect(days).toHaveLength(42)
        expect(placeInWeek(days[0] ?? '')).toBe(0)
        const own = days.filter((each) => each.startsWith(day.slice(0, 7)))
        expect(own[0]).toBe(`${day.slice(0, 8)}01`)
        expect(own.at(-1)).toBe(daysLater(monthsLater(`${day.slice(0, 8)}01`, 1), -1))
        expect(own).toContain(day)
      }),
    )
  })

  it('goes by months to the same day, or to the last of a shorter month', () => {
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
    expect(monthsLater('2028-03-30', -1)).toBe('2028-02-29')
    expect(monthsLater('2026-11-22', 2)).toBe('2027-01-22')
    expect(monthsLater('2026-11-22', -12)).toBe('2025-11-22')
  })

  it.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowRight', '2026-11-02'],
    ['ArrowUp', '2026-10-25'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
    ['PageUp', '2026-10-01'],
    ['PageDown', '2026-12-01'],
    ['Enter', null],
  ])('leads with %s from a Sunday to %s', (key, day) => {
    expect(dayAfterKey('2026-11-01', key)).toBe(day)
  })

  it('ends somewhere', () => {
    expect(daysLater('1970-01-01', -1)).toBe('1970-01-01')
    expect(monthsLater('2999-12-31', 1)).toBe('2999-12-31')
  })
})

describe('a written moment', () => {
  it.each([
    [0, 1, '2027-12-31 23:58'],
    [4, -1, '2025-12-31 23:58'],
    [5, -1, '2026-11-30 23:58'],
    [7, 1, '2027-01-31 23:58'],
    [9, 1, '2027-01-01 23:58'],
    [11, 1, '2027-01-01 00:58'],
    [13, -1, '2026-12-31 22:58'],
    [14, 1, '2027-01-01 00:00'],
    [16, -1, '2026-12-31 23:55'],
  ] as const)('is stepped at %i by %i to %s', (caret, by, text) => {
    const stepped = stepMoment('2026-12-31 23:58', caret, by)
    expect(stepped?.text).toBe(text)
    const [from = 0, to = 0] = stepped?.place ?? []
    expect(caret).toBeGreaterThanOrEqual(from - 1)
    expect(caret).toBeLessThanOrEqual(to)
  })

  it('is not stepped while it cannot be read, and always to something that can', () => {
    expect(stepMoment('tomorrow', 0, 1)).toBeNull()
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 1439 }), fc.nat(20), fc.constantFrom(1, -1), (day, at, caret, by) => {
        const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
        const stepped = stepMoment(`${day} ${time}`, caret, by as 1 | -1)
        expect(readMoment(stepped?.text ?? '')).not.toBeNull()
      }),
    )
  })
})
