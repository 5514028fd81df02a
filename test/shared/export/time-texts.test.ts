import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TimeTexts } from '../../../src/shared/export/time-texts'
import { ZoneClock } from '../../../src/shared/export/zone-clock'

const ZONES = ['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Amsterdam']

test('any instants, one after the other, are told as the calendar has them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      // Boxes claim anything of their clocks: from years in which zones were ahead by seconds as well.
      fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2100, 0, 1) }),
      fc.array(fc.oneof(fc.integer({ min: -100, max: 90_000 }), fc.integer({ min: -1e10, max: 1e10 })), {
        maxLength: 20,
      }),
      (zone, begin, steps) => {
        const clock = new ZoneClock(zone)
        const texts = new TimeTexts(clock)
        let at = begin
        for (const step of [0, ...steps]) {
          at += step
          expect(texts.utc(at)).toBe(new Date(at).toISOString())
          expect(texts.local(at)).toBe(new ZoneClock(zone).local(at))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what is between milliseconds is cut off', () => {
  const texts = new TimeTexts(new ZoneClock('UTC'))
  expect(texts.utc(1_795_339_382_000.75)).toBe(new Date(1_795_339_382_000.75).toISOString())
})
