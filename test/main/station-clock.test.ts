import { expect, test } from 'vitest'
import { StationClock } from '../../src/main/station-clock'

function clocks() {
  const time = { wall: 1_000_000, monotonic: 500 }
  return {
    time,
    clock: new StationClock(
      () => time.wall,
      () => time.monotonic,
    ),
  }
}

test('it follows the monotonic clock, not the wall clock', () => {
  const { time, clock } = clocks()
  time.wall += 3_600_000
  time.monotonic += 1000
  expect(clock.now()).toBe(1_001_000)
})

test('a jump of the wall clock is told once, by how much, and then followed', () => {
  const { time, clock } = clocks()
  time.wall -= 3_600_000
  expect(clock.takeJump()).toBe(-3_600_000)
  expect(clock.takeJump()).toBe(0)
  expect(clock.now()).toBe(time.wall)
})

test('drift is no jump', () => {
  const { time, clock } = clocks()
  time.wall += 9000
  expect(clock.takeJump()).toBe(0)
})
