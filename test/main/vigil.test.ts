import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StationClock } from '../../src/main/station-clock'
import { Vigil } from '../../src/main/vigil'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const BEGAN = 1_800_000_000_000

/** A machine with an hour behind it, a receiver on one address, and a vigil that has begun. */
function machine() {
  const now = { wall: BEGAN, monotonic: 3_600_000, uptime: 3_600_000 }
  const clock = new StationClock({
    wall: () => now.wall,
    monotonic: () => now.monotonic,
    uptime: () => now.uptime,
    pace: 1,
  })
  const fleet = {
    disturb: vi.fn(),
    stopWatching: vi.fn((_at: number) => Promise.resolve()),
    startWatching: vi.fn(),
    clockSet: vi.fn(),
    tick: vi.fn(() => null),
  }
  const alerts = { tick: vi.fn(() => null), clockSet: vi.fn() }
  const receiver = { isListening: true, urls: ['http://192.168.1.7:9528/SophonFogStatus'] }
  const view = () => ({ urls: receiver.urls.map((url) => ({ url })), accepted: 0, rejected: 0, reportsPerSecond: 0 })
  const onNews = vi.fn()
  const vigil = new Vigil(
    clock,
    fleet as never,
    alerts,
    {
      view,
      get isListening() {
        return receiver.isListening
      },
    } as never,
    onNews,
  )
  const pass = (ms: number) => {
    for (const name of ['wall', 'monotonic', 'uptime'] as const) now[name] += ms
    vi.advanceTimersByTime(Math.min(ms, 1000))
  }
  vigil.start()
  pass(1)
  pass(1000)
  vi.clearAllMocks()
  return { now, fleet, alerts, receiver, vigil, onNews, pass }
}

test('while nothing happens but time, nothing is in doubt', () => {
  const { fleet, alerts, onNews, pass } = machine()
  for (let second = 0; second < 60; second++) pass(1000)
  expect(fleet.tick).toHaveBeenCalledTimes(60)
  for (const deed of [fleet.disturb, fleet.stopWatching, fleet.clockSet, alerts.clockSet, onNews])
    expect(deed).not.toHaveBeenCalled()
})

test('new addresses of this machine put silence in doubt within a second, and are told', () => {
  const { fleet, receiver, vigil, onNews, pass } = machine()
  receiver.urls = ['http://10.0.0.4:9528/SophonFogStatus', 'http://127.0.0.1:9528/SophonFogStatus']
  pass(1000)
  expect(fleet.disturb).toHaveBeenCalledOnce()
  expect(onNews).toHaveBeenCalledOnce()
  expect(vigil.addresses).toEqual(['10.0.0.4'])
  // The cable is pulled, and put back.
  receiver.urls = []
  pass(1000)
  pass(1000)
  expect(fleet.disturb).toHaveBeenCalledTimes(2)
  expect(vigil.addresses).toEqual([])
  // In another order they are the same.
  receiver.urls = ['http://10.0.0.4:9528/a', 'http://10.0.0.5:9528/a']
  pass(1000)
  receiver.urls = receiver.urls.toReversed()
  fleet.disturb.mockClear()
  pass(1000)
  expect(fleet.disturb).not.toHaveBeenCalled()
})

test('sleep that no system tells of is seen: nobody was observed meanwhile', () => {
  const { now, fleet, pass } = machine()
  const lastAwake = now.wall
  // Linux and macOS: the monotonic clock stands still.
  now.wall += 600_000
  now.uptime += 600_000
  pass(1000)
  expect(fleet.stopWatching).toHaveBeenCalledOnce()
  expect(fleet.stopWatching.mock.calls[0]?.[0]).toBeCloseTo(lastAwake, -1)
  expect(fleet.startWatching).toHaveBeenCalledOnce()
  // Windows: it goes on, and only the wake comes late.
  pass(600_000)
  expect(fleet.stopWatching).toHaveBeenCalledTimes(2)
  expect(fleet.disturb).not.toHaveBeenCalled()
})

test('waking up, as the system tells of it, counts silence anew; not where the receiver does not listen', () => {
  const { now, fleet, receiver, vigil } = machine()
  vigil.watchAnew()
  expect(fleet.stopWatching).toHaveBeenCalledExactlyOnceWith(now.wall)
  expect(fleet.startWatching).toHaveBeenCalledOnce()
  receiver.isListening = false
  vigil.watchAnew()
  expect(fleet.startWatching).toHaveBeenCalledOnce()
})

test('a process that starved for a moment doubts silence, and has not slept', () => {
  const { fleet, pass } = machine()
  pass(12_000)
  expect(fleet.disturb).toHaveBeenCalledOnce()
  expect(fleet.stopWatching).not.toHaveBeenCalled()
})

test('a clock that is set ages nobody', () => {
  const { now, fleet, alerts, pass } = machine()
  now.wall -= 7_200_000
  pass(1000)
  expect(fleet.clockSet).toHaveBeenCalledExactlyOnceWith(-7_200_000)
  expect(alerts.clockSet).toHaveBeenCalledExactlyOnceWith(-7_200_000)
  expect(fleet.stopWatching).not.toHaveBeenCalled()
})

test('what has stopped lets time do nothing more', () => {
  const { fleet, vigil, pass } = machine()
  vigil.stop()
  for (let second = 0; second < 10; second++) pass(1000)
  expect(fleet.tick).not.toHaveBeenCalled()
})
