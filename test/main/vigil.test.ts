import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StationClock } from '../../src/main/station-clock'
import { Vigil } from '../../src/main/vigil'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const BEGAN = 1_800_000_000_000

/** A machine with an hour behind it, a receiver on one address, and a vigil that has begun. */
function machine() {
  const now = { wall: BEGAN, monotonic: 3_600_000, uptime: 3_600_000 }
  const readWall = vi.fn(() => now.wall)
  const clock = new StationClock({
    wall: readWall,
    monotonic: () => now.monotonic,
    uptime: () => now.uptime,
    pace: 1,
  })
  const fleet = {
    disturb: vi.fn(),
    stopWatching: vi.fn((_at: number) => Promise.resolve()),
    startWatching: vi.fn(),
    clockSet: vi.fn(),
    tick: vi.fn((_now: number) => null),
  }
  const alerts = { tick: vi.fn((_now: number) => null), clockSet: vi.fn() }
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
  return { now, fleet, alerts, receiver, vigil, onNews, pass, readWall }
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

test('who is put to sleep within a waking takes nobody for silent, and notices at the next', () => {
  const { now, fleet, alerts, receiver, pass } = machine()
  const before = now.wall + 1000
  // It stood still while it looked for the addresses of this machine.
  const addresses = receiver.urls
  Object.defineProperty(receiver, 'urls', {
    configurable: true,
    get: () => {
      Object.defineProperty(receiver, 'urls', { value: addresses })
      for (const name of ['wall', 'monotonic', 'uptime'] as const) now[name] += 49_000
      return addresses
    },
  })
  pass(1000)
  expect(now.wall).toBe(before + 49_000)
  // The next waking is due at once.
  expect(fleet.tick.mock.calls).toEqual([[before], [now.wall]])
  expect(alerts.tick.mock.calls).toEqual([[before], [now.wall]])
  expect(fleet.stopWatching).toHaveBeenCalledExactlyOnceWith(before)
  const [[noticed = 0], [, judged = 0]] = [
    fleet.stopWatching.mock.invocationCallOrder,
    fleet.tick.mock.invocationCallOrder,
  ]
  expect(noticed).toBeLessThan(judged)
})

test('who is put to sleep between two clocks takes neither for set', () => {
  const { now, fleet, alerts, pass, readWall } = machine()
  readWall.mockImplementationOnce(() => {
    const read = now.wall
    for (const name of ['wall', 'monotonic', 'uptime'] as const) now[name] += 49_000
    return read
  })
  for (let second = 0; second < 3; second++) pass(1000)
  expect(fleet.clockSet).not.toHaveBeenCalled()
  expect(alerts.clockSet).not.toHaveBeenCalled()
  expect(fleet.stopWatching).toHaveBeenCalledOnce()
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

test.each(['300.1.1.1', '[fe80::1%eth0]'])('%s, which no address of the web can hold, ends nothing', (host) => {
  const { receiver, fleet, vigil, pass } = machine()
  receiver.urls = [`http://${host}:9528/SophonFogStatus`]
  for (let second = 0; second < 3; second++) pass(1000)
  expect(fleet.tick).toHaveBeenCalledTimes(3)
  vigil.stop()
})
