import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isOfUsualSize } from '../../../src/main/desktop/input-limits'

const nested = (depth: number): unknown => (depth === 0 ? {} : { in: nested(depth - 1) })

it('takes what calls are asked with', () => {
  expect(isOfUsualSize(undefined)).toBe(true)
  expect(isOfUsualSize({})).toBe(true)
  expect(isOfUsualSize({ ids: Array.from({ length: 10_000 }, (_, i) => `SZCCKQRAIJBAH${i}`.padEnd(200, 'x')) })).toBe(
    true,
  )
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => isOfUsualSize(value)))
})

it('takes nothing that is larger in any way', () => {
  expect(isOfUsualSize('x'.repeat(5_000_000))).toBe(false)
  expect(isOfUsualSize({ ['x'.repeat(5_000_000)]: 1 })).toBe(false)
  expect(isOfUsualSize(Array.from({ length: 200_000 }, () => 0))).toBe(false)
  expect(isOfUsualSize(Array.from({ length: 60 }, () => 'x'.repeat(100_000)))).toBe(false)
  expect(isOfUsualSize(nested(100))).toBe(false)
  expect(isOfUsualSize(new Uint8Array(1))).toBe(false)
  expect(isOfUsualSize({ in: new Map([[1, 2]]) })).toBe(false)
  // Takes no time to refuse, although it has no end.
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(isOfUsualSize(circle)).toBe(false)
  const sparse: unknown[] = []
  sparse.length = 4_000_000_000
  expect(isOfUsualSize(sparse)).toBe(false)
})
