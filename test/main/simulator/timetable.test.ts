import { expect, test } from 'vitest'
import { createTimetable } from '../../../src/main/simulator/timetable'
import { createRandom } from '../../../src/main/simulator/world/random'
import { seconds } from '../../../src/shared/time/millis'

const PERIOD = seconds(20)

function duesOf(index: number, count: number): number[] {
  const next = createTimetable(index, PERIOD, createRandom(`timetable/${index}`))
  return Array.from({ length: count }, next)
}

test.each([24, 200, 2000])('%i boxes load every second of the period alike', (boxes) => {
  const rounds = 10
  const dues = Array.from({ length: boxes }, (_, index) => duesOf(index, rounds)).flat()
  const perSecond = Array.from(
    { length: 20 },
    (_, second) => dues.filter((due) => Math.floor((due % PERIOD) / seconds(1)) === second).length / rounds,
  )
  const even = boxes / 20
  for (const count of perSecond) expect(Math.abs(count - even)).toBeLessThan(1 + even * 0.1)
})

test('a box keeps its beat for hours, each report within 2 % of it', () => {
  const dues = duesOf(5, 1000)
  const phase = (dues[0] ?? 0) % PERIOD
  for (const [turn, due] of dues.entries()) {
    expect(Math.abs(due - phase - turn * PERIOD)).toBeLessThanOrEqual(0.04 * PERIOD)
  }
  expect(new Set(dues.map((due, turn) => due - turn * PERIOD)).size).toBeGreaterThan(900)
})
