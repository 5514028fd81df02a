import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ZoneClock } from '../../../src/shared/export/zone-clock'

test('local time is what the calendar of the zone says, across changes of its clocks', () => {
  const berlin = new ZoneClock('Europe/Berlin')
  const at = (iso: string) => berlin.local(Date.parse(iso))
  expect(at('2026-03-29T00:59:59Z')).toBe('2026-03-29 01:59:59+01:00')
  expect(at('2026-03-29T01:00:00Z')).toBe('2026-03-29 03:00:00+02:00')
  expect(at('2026-10-25T00:59:59Z')).toBe('2026-10-25 02:59:59+02:00')
  expect(at('2026-10-25T01:00:00Z')).toBe('2026-10-25 02:00:00+01:00')
  expect(new ZoneClock('Asia/Kolkata').local(0)).toBe('1970-01-01 05:30:00+05:30')
  expect(new ZoneClock('America/St_Johns').day(Date.parse('2026-11-22T03:00:00Z'))).toBe('2026-11-21')
  expect(() => new ZoneClock('Moon/Crater')).toThrow(RangeError)
})

test('a written local time with its offset is the same instant again', () => {
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'].map(
    (zone) => new ZoneClock(zone),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
      (clock, ms) => {
        const at = Math.floor(ms / 1000) * 1000
        expect(Date.parse(clock.local(at).replace(' ', 'T'))).toBe(at)
      },
    ),
    { numRuns: 2000 },
  )
})
