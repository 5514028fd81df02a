import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedSpans } from '../../../src/shared/history/merged-spans'
import type { Span } from '../../../src/shared/history/spans'

const END = 40
const anySpans: fc.Arbitrary<readonly Span<true>[]> = fc.array(
  fc.tuple(fc.nat(END), fc.nat(END)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), state: true })),
  { maxLength: 5 },
)
const at = <S>(spans: readonly Span<S>[], time: number): S | null =>
  spans.find(({ from, to }) => from <= time && time < to)?.state ?? null

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
