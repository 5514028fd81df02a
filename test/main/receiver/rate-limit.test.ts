import { expect, test } from 'vitest'
import { RateLimit } from '../../../src/main/receiver/rate-limit'

const allowed = (limit: RateLimit, address: string, times: readonly number[]) =>
  times.filter((at) => limit.allows(address, at)).length

const evenly = (count: number, over: number) => Array.from({ length: count }, (_, n) => (n * over) / count)

test('an address that keeps to the rate is never refused, one that floods gets the rate and a burst', () => {
  const limit = new RateLimit(10)
  expect(allowed(limit, 'a', evenly(100, 10_000))).toBe(100)
  expect(allowed(limit, 'b', evenly(10_000, 10_000))).toBeCloseTo(10 * 10 + 20, -1)
})

test('one that floods takes nothing from another', () => {
  const limit = new RateLimit(1)
  allowed(limit, 'a', evenly(1000, 1000))
  expect(limit.allows('b', 1000)).toBe(true)
})

test('a clock that is set back makes no debt', () => {
  const limit = new RateLimit(10)
  limit.allows('a', 3_600_000)
  expect(allowed(limit, 'a', evenly(15, 1000))).toBe(15)
})

test('0 is no limit', () => {
  expect(allowed(new RateLimit(0), 'a', evenly(1000, 1))).toBe(1000)
})

test('a million addresses are not remembered', () => {
  const limit = new RateLimit(1)
  for (let n = 0; n < 50_000; n++) limit.allows(`10.0.0.${n}`, n)
  expect((limit as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(10_000)
})
