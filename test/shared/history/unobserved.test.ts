import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Span, spansOf } from '../../../src/shared/history/spans'
import { mergedSpans, withUnobserved } from '../../../src/shared/history/unobserved'
import type { Presence } from '../../../src/shared/model/gateway'

const END = 40
const anySpans: fc.Arbitrary<readonly Span<true>[]> = fc.array(
  fc.tuple(fc.nat(END), fc.nat(END)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), state: true })),
  { maxLength: 5 },
)
const anyTimeline = fc
  .array(fc.tuple(fc.nat(END), fc.constantFrom<Presence>('online', 'late', 'offline', 'unobserved')), { maxLength: 6 })
  .map((turns) => turns.map(([at, state]) => ({ at, state })).toSorted((a, b) => a.at - b.at))
  .map((turns) => spansOf(turns, 0, END))
const at = <S>(spans: readonly Span<S>[], time: number): S | null =>
  spans.find(({ from, to }) => from <= time && time < to)?.state ?? null

test('each moment is as the timeline says, or unobserved where nobody here knows', () => {
  fc.assert(
    fc.property(anyTimeline, anySpans, (timeline, blind) => {
      const shown = withUnobserved(timeline, blind, 0, END)
      for (let time = 0; time < END; time++) {
        const isBlind = blind.some(({ from, to }) => from <= time && time < to)
        expect(at(shown, time)).toBe(isBlind ? 'unobserved' : at(timeline, time))
      }
      shown.slice(1).forEach((span, place) => {
        expect(span.from).toBeGreaterThanOrEqual(shown[place]?.to ?? 0)
      })
    }),
  )
})

test('merged spans are the same moments, apart from each other, within the range', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const merged = mergedSpans(spans, 5, 30)
      for (let time = 0; time < END; time++)
        expect(at(merged, time)).toBe(time >= 5 && time < 30 ? at(spans, time) : null)
      merged.slice(1).forEach((span, place) => {
        expect(span.from).toBeGreaterThan(merged[place]?.to ?? 0)
      })
    }),
  )
})
