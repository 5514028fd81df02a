import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

/** 3P + 5 s of silence, and 20 s of delay and gathering. */
const TOLD_AFTER = seconds(65 + 20)

/** Silences of one box far enough apart that it never counts as unstable; another box reports all the time. */
const silences = fc.array(
  fc.record({ long: fc.integer({ min: 1, max: 300 }), calm: fc.integer({ min: 16, max: 30 }) }),
  {
    minLength: 1,
    maxLength: 5,
  },
)

test('a silence of less than 3P + 5 s + 20 s is not told, one that lasts is told exactly then, each once', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(silences, (lengths) => {
      const diary = new AlertDiary()
      const expected: Millis[] = []
      let at = 0
      const both = (until: Millis) => {
        for (; at <= until; at += seconds(20)) {
          diary.hears(at).hears(at, { sn: 'other' })
        }
      }
      diary
        .hears(0)
        .writes('SN-1', { periodSeconds: 20 })
        .hears(0, { sn: 'other' })
        .writes('other', { periodSeconds: 20 })
      for (const { long, calm } of lengths) {
        both(at + minutes(calm))
        const heardAt = at - seconds(20)
        const end = heardAt + seconds(long)
        for (; at < end; at += seconds(20)) diary.hears(at, { sn: 'other' })
        diary.until(end)
        at = end
        if (end >= heardAt + TOLD_AFTER) expected.push(heardAt + TOLD_AFTER)
      }
      both(at + minutes(20))
      const bad = diary.told.filter(({ news }) => news === 'bad')
      expect(bad.map((told) => told.at)).toEqual(expected)
      expect(diary.told.length).toBe(2 * expected.length)
    }),
    { numRuns: 25 },
  )
})

test('after we did not watch, silence counts from the moment we do again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 64 }), (long, before) => {
      const diary = new AlertDiary().boxesReport(['SN-1', 'other'], 0, seconds(100))
      const from = seconds(101 + before)
      const to = from + seconds(long)
      diary.restarts(from, to).othersReport(to + seconds(1), to + minutes(4))
      expect(diary.told.map((told) => told.at)).toEqual([to + TOLD_AFTER])
    }),
    { numRuns: 25 },
  )
})
