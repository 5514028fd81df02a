import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { iso, isoDay, LATEST_INSTANT, readIso } from '../../../src/shared/time/iso'

describe('an instant that is written', () => {
  it('is read as it was told, and so is its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LATEST_INSTANT }), (at) => {
        expect(readIso(iso(at))).toBe(at)
        expect(readIso(isoDay(at))).toBe(at - (at % 86_400_000))
      }),
    )
  })

  it.each([
    ['2026-11-22T08:00Z', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22 08:00:30.5+0800', Date.UTC(2026, 10, 22, 0, 0, 30, 500)],
    ['2026-11-22T08:00', new Date(2026, 10, 22, 8).getTime()],
    ['2028-02-29', Date.UTC(2028, 1, 29)],
    ['2026-02-29', Number.NaN],
    ['2026-02-30T10:00Z', Number.NaN],
    ['2026-11-31', Number.NaN],
    ['2026-13-01', Number.NaN],
    ['2026-11-22T25:00Z', Number.NaN],
    ['2026-11-22T08:00:00 08:00', Number.NaN],
    ['22 Nov 2026', Number.NaN],
    ['3', Number.NaN],
    ['', Number.NaN],
  ])('%j is %d', (text, at) => {
    expect(readIso(text)).toBe(at)
  })
})
