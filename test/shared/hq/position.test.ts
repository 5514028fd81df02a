import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePositions, formatPosition, isPosition, placeOf } from '../../../src/shared/hq/position'

const place = fc.record({
  generation: fc
    .tuple(fc.nat({ max: 9_999_999_999_999 }), fc.nat({ max: 0xffffffff }))
    .map(([at, nonce]) => `${String(at).padStart(13, '0')}-${nonce.toString(16).padStart(8, '0')}`),
  offset: fc.nat({ max: 999_999_999_999_999 }),
})

test('is read as it was written', () => {
  fc.assert(
    fc.property(place, (one) => {
      expect(placeOf(formatPosition(one))).toEqual(one)
    }),
  )
})

test('sorts by generation, then by bytes and not by their digits', () => {
  const at = (offset: number, start = 1_790_000_000_000) => `${start}-0123abcd:${offset}`
  expect(comparePositions(at(9), at(10))).toBeLessThan(0)
  expect(comparePositions(at(10), at(10))).toBe(0)
  expect(comparePositions(at(0, 1_790_000_000_001), at(5000))).toBeGreaterThan(0)
  fc.assert(
    fc.property(place, place, (a, b) => {
      const [one, other] = [formatPosition(a), formatPosition(b)]
      expect(Math.sign(comparePositions(one, other))).toBe(-Math.sign(comparePositions(other, one)) + 0)
    }),
  )
})

test('is nothing that only looks like one', () => {
  const wrong = ['', '1790000000000-0123abcd', '1790000000000-0123abcd:', '1790000000000-0123ABCD:1', '179-0123abcd:1']
  for (const text of [
    ...wrong,
    '1790000000000-0123abcd:01',
    '1790000000000-0123abcd:1e3',
    `1790000000000-0123abcd:${'9'.repeat(16)}`,
    7,
    null,
    {},
  ]) {
    expect(isPosition(text), String(text)).toBe(false)
  }
  expect(() => placeOf('nowhere')).toThrow(/"nowhere" is no position/)
})
