import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLocal, readMoment, writeLocal, writeMoment } from '../../../src/shared/time/written-moment'

describe('a written moment', () => {
  it.each([
    ['2026-11-22 18:05', { day: '2026-11-22', time: '18:05' }],
    ['2026-11-22T18:05', { day: '2026-11-22', time: '18:05' }],
    [' 2026-1-2 8:05 ', { day: '2026-01-02', time: '08:05' }],
    ['2026-11-22', { day: '2026-11-22', time: '00:00' }],
    ['2028-02-29', { day: '2028-02-29', time: '00:00' }],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-11-00', null],
    ['2026-11-22 24:00', null],
    ['2026-11-22 12:60', null],
    ['0026-11-22', null],
    ['3000-01-01', null],
    ['22.11.2026', null],
    ['', null],
  ])('%j is %j', (text, moment) => {
    expect(readMoment(text)).toEqual(moment)
    expect(readLocal(text) === null).toBe(moment === null)
  })

  it('is the instant of the clock on the wall, to the minute', () => {
    const instants = fc.integer({ min: 0, max: 540_000_000 }).map((minutes) => minutes * 60_000)
    fc.assert(
      fc.property(instants, (at) => {
        const text = writeLocal(at)
        const moment = readMoment(text)
        expect(moment).not.toBeNull()
        expect(moment && writeMoment(moment)).toBe(text)
        // Where a clock is put back two instants are written alike.
        expect(Math.abs((readLocal(text) ?? 0) - at)).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })
})
