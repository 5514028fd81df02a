import { expect, test } from 'vitest'
import { CALM } from '../../../src/main/simulator/world/rates'
import type { Vitals } from '../../../src/main/simulator/world/vitals'
import { seconds } from '../../../src/shared/time/millis'
import { castMember, lifeOf } from './cast-member'

const PER_HOUR = 180
const day = lifeOf(castMember(), CALM, seconds(20), 24 * PER_HOUR)
const series = (key: keyof Vitals) => day.map((box) => box.vitals[key])

test.each(['cpu', 'memory', 'disk', 'tpu', 'externalDisk'] as const)('%s stays a percentage', (key) => {
  expect(Math.min(...series(key))).toBeGreaterThanOrEqual(0)
  expect(Math.max(...series(key))).toBeLessThanOrEqual(100)
})

test('the processor never is so idle that its percentage could be read as a fraction', () => {
  expect(Math.min(...series('cpu'))).toBeGreaterThan(1)
})

test('heat follows load', () => {
  expect(correlation(series('cpu'), series('temperature'))).toBeGreaterThan(0.7)
})

test('the day has its rush and its night', () => {
  // The world begins at half past eight in the morning.
  const rush = average(series('cpu').slice(0, PER_HOUR))
  const night = average(series('cpu').slice(17 * PER_HOUR, 19 * PER_HOUR))
  expect(rush).toBeGreaterThan(night + 5)
})

test('memory hardly moves from one report to the next, and disks only fill', () => {
  expect(Math.max(...changes(series('memory')).map(Math.abs))).toBeLessThan(4)
  expect(Math.min(...changes(series('disk')))).toBeGreaterThan(0)
})

const changes = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => value - (values[index] ?? 0))

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)]
  const spread = (values: readonly number[], mean: number) =>
    Math.sqrt(average(values.map((value) => (value - mean) ** 2)))
  const together = average(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)))
  return together / (spread(a, meanA) * spread(b, meanB))
}
