import { expect, test } from 'vitest'
import { StationClock } from '../../src/main/station-clock'
import { days, hours, seconds } from '../../src/shared/time/millis'

function clocks() {
  const time = { wall: 1_000_000, monotonic: 500, uptime: 7_000 }
  const passes = (by: number) => {
    time.wall += by
    time.monotonic += by
    time.uptime += by
  }
  const sleeps = (by: number) => {
    time.wall += by
    time.uptime += by
  }
  const clock = new StationClock({
    wall: () => time.wall,
    monotonic: () => time.monotonic,
    uptime: () => time.uptime,
    pace: 1,
  })
  return { time, clock, passes, sleeps }
}

test('it follows the monotonic clock, not the wall clock', () => {
  const { time, clock, passes } = clocks()
  time.wall += hours(1)
  passes(1000)
  expect(clock.now()).toBe(1_001_000)
})

test.each([hours(1), -hours(1), days(1), -days(1)])(
  'a wall clock that is set by %s ms is told once, and followed',
  (by) => {
    const { time, clock, passes } = clocks()
    passes(seconds(60))
    time.wall += by
    expect(clock.takeBreak()).toEqual({ slept: 0, set: by })
    expect(clock.takeBreak()).toEqual({ slept: 0, set: 0 })
    expect(clock.now()).toBe(time.wall)
  },
)

test('a sleep is told from a clock that was set: for it time has passed', () => {
  const { time, clock, sleeps, passes } = clocks()
  sleeps(hours(8))
  passes(1000)
  expect(clock.takeBreak()).toEqual({ slept: hours(8), set: 0 })
  expect(clock.now()).toBe(time.wall)
})

test('a clock that was set while the machine slept: both are told', () => {
  const { time, clock, sleeps } = clocks()
  sleeps(hours(8))
  time.wall -= hours(1)
  expect(clock.takeBreak()).toEqual({ slept: hours(8), set: -hours(1) })
  expect(clock.now()).toBe(time.wall)
})

test('drift and a rounded uptime are neither', () => {
  const { time, clock } = clocks()
  time.wall += 9000
  time.uptime += 900
  expect(clock.takeBreak()).toEqual({ slept: 0, set: 0 })
})
