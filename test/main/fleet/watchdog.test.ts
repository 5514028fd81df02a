import { expect, onTestFinished, test, vi } from 'vitest'
import { Watchdog } from '../../../src/main/fleet/watchdog'

test('it wakes at the next deadline, at least every second, and says when it was kept from it', () => {
  vi.useFakeTimers()
  let now = 0
  const wakes: [at: number, stoodStill: number][] = []
  const due = [250, null, 5000, 0]
  const watchdog = new Watchdog(
    () => now,
    (stoodStill) => {
      wakes.push([now, stoodStill])
      return due[wakes.length - 1] ?? null
    },
  )
  const pass = (ms: number) => {
    now += ms
    vi.advanceTimersByTime(ms)
  }
  watchdog.start()
  pass(0)
  pass(250)
  pass(1000)
  pass(1000)
  now += 8000
  pass(1000)
  watchdog.stop()
  pass(5000)
  vi.useRealTimers()
  expect(wakes).toEqual([
    [0, 0],
    [250, 0],
    [1250, 0],
    [2250, 0],
    [11_250, 9000],
  ])
})

test('a wake that fails does not end the watch', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let wakes = 0
  const watchdog = new Watchdog(
    () => 0,
    () => {
      wakes++
      throw new Error('a defect')
    },
  )
  watchdog.start()
  for (let second = 0; second < 3; second++) expect(() => vi.advanceTimersByTime(1000)).toThrow('a defect')
  expect(wakes).toBeGreaterThanOrEqual(3)
  watchdog.stop()
})
