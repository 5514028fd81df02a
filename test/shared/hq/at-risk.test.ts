import { expect, test } from 'vitest'
import { isAtRisk } from '../../../src/shared/hq/at-risk'
import { days, hours } from '../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22, 12)
const MB = 1_000_000

/** Days until today, of so many MB each. */
const used = (...sizes: readonly number[]) =>
  sizes.map((size, n) => ({
    day: new Date(NOW - days(sizes.length - 1 - n)).toISOString().slice(0, 10),
    bytes: size * MB,
  }))

test('what waits for less than six days, and fits, is at no risk', () => {
  const limits = { days: 30, bytes: 1000 * MB }
  expect(isAtRisk(NOW - hours(5 * 24), used(50, 50, 50, 50, 50, 50), limits, NOW)).toBe(false)
  expect(isAtRisk(NOW - hours(6 * 24 + 1), used(50, 50, 50, 50, 50, 50), limits, NOW)).toBe(true)
})

test('a day ahead it is told that days become too old, or too much', () => {
  const four = used(50, 50, 50, 50)
  const oldestAt = NOW - days(2)
  expect(isAtRisk(oldestAt, four, { days: 4, bytes: 1000 * MB }, NOW)).toBe(false)
  expect(isAtRisk(oldestAt, four, { days: 1, bytes: 1000 * MB }, NOW)).toBe(true)
  // 200 MB are kept and 250 will be: first what headquarters has goes, then what it has not.
  expect(isAtRisk(oldestAt, four, { days: 30, bytes: 210 * MB }, NOW)).toBe(false)
  expect(isAtRisk(oldestAt, four, { days: 30, bytes: 190 * MB }, NOW)).toBe(true)
})
