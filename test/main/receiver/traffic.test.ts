import { expect, test } from 'vitest'
import { Traffic } from '../../../src/main/receiver/traffic'

test('the rate is that of the last 20 s', () => {
  const traffic = new Traffic(0)
  for (let at = 0; at < 20_000; at += 100) traffic.accept(at)
  expect(traffic.rate(20_000)).toBe(10)
  expect(traffic.rate(30_000)).toBe(5)
  expect(traffic.rate(60_000)).toBe(0)
  expect(traffic.accepted).toBe(200)
  expect(traffic.lastAt).toBe(19_900)
})

test('a clock that is set back stops nothing', () => {
  const traffic = new Traffic(3_600_000)
  traffic.accept(3_600_000)
  for (let at = 0; at < 20_000; at += 100) traffic.accept(at)
  expect(traffic.rate(20_000)).toBeCloseTo(10, 0)
  expect(traffic.lastAt).toBe(19_900)
})

test('after hours of silence the trend is a minute of nothing', () => {
  const traffic = new Traffic(0)
  traffic.accept(1)
  const trend = traffic.trend(36_000_000)
  expect(trend.length).toBe(30)
  expect(new Set(trend)).toEqual(new Set([0]))
})
