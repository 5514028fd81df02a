import { describe, expect, test } from 'vitest'
import {
  deviceUntil,
  faultsUntil,
  presenceUntil,
  readHistory,
  withReport,
} from '../../../src/renderer/features/gateway/history-model'
import type { EventView, HistoryView } from '../../../src/shared/contract/views'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import { iso } from '../../../src/shared/time/iso'
import { minutes } from '../../../src/shared/time/millis'
import { gateway, NOW } from '../gateways'

const at = (ago: number) => iso(NOW - minutes(ago))
const figures = (cpu: number | null) => ({ cpu, memory: 40, disk: 30, temperature: null, devicesOnline: 3 })
const sample = (ago: number, cpu: number, low = cpu, high = cpu) => ({
  at: at(ago),
  ...figures(cpu),
  devicesTotal: 4,
  min: figures(low),
  max: figures(high),
})

const view = (otherwise: Partial<HistoryView> = {}): HistoryView => ({
  samples: [sample(30, 50, 20, 97), sample(20, 40)],
  presence: [{ from: at(60), to: at(10), state: 'online' }],
  devices: { cam: [{ from: at(60), to: at(10), status: 'online' }] },
  ...otherwise,
})

const fault = (ago: number, to: string) =>
  ({ id: String(ago), at: at(ago), kind: 'fault', gateway: 'SN', gatewayName: '', from: null, to }) as EventView

const read = (otherwise?: Partial<HistoryView>, faults: readonly EventView[] = []) =>
  readHistory(view(otherwise), faults, NOW - minutes(10))

test('a spike survives as the reach of its sample', () => {
  const [spike] = read().samples
  expect(spike?.cpu).toEqual({ value: 50, low: 20, high: 97 })
  expect(spike?.temperature).toEqual({ value: null, low: null, high: null })
})

describe('a report that comes while the page is open', () => {
  const report = (ago: number, cpu: number) => ({ lastReportAt: at(ago), metrics: { ...NO_METRICS, cpu } })

  test('is drawn behind what was read', () => {
    const { samples } = withReport(withReport(read(), report(2, 61)), report(1, 62))
    expect(samples.map((one) => one.cpu.value)).toEqual([50, 40, 61, 62])
    expect(samples.at(-1)).toMatchObject({ at: NOW - minutes(1), memory: { value: null } })
  })

  test('is drawn once, and not at all if it was read', () => {
    const history = read()
    const once = withReport(history, report(1, 62))
    expect(withReport(once, report(1, 62))).toBe(once)
    expect(withReport(history, report(20, 40))).toBe(history)
    expect(withReport(history, report(12, 40)), 'long before the reading ended').toBe(history)
    expect(withReport(history, report(10.5, 40)), 'while it was read').not.toBe(history)
    expect(withReport(history, { lastReportAt: null, metrics: NO_METRICS })).toBe(history)
  })
})

test('what the box was goes on from the reading as its own log says', () => {
  const log = [
    { from: at(100), state: 'online' as const },
    { from: at(4), state: 'offline' as const },
  ]
  expect(presenceUntil(read(), log, NOW)).toEqual([
    { from: NOW - minutes(60), to: NOW - minutes(10), state: 'online' },
    { from: NOW - minutes(10), to: NOW - minutes(4), state: 'online' },
    { from: NOW - minutes(4), to: NOW, state: 'offline' },
  ])
})

describe('faults', () => {
  const spans = (faults: readonly EventView[], log = gateway('SN').faultLog) =>
    faultsUntil(read({}, faults), log, NOW).map(({ from, to }) => [from, to])

  test('run from an event to the one that ends it', () => {
    expect(spans([fault(20, 'ok'), fault(30, 'fault')])).toEqual([[NOW - minutes(30), NOW - minutes(20)]])
  })

  test('were there from the start when the first event ends one', () => {
    expect(spans([fault(20, 'ok')])).toEqual([[Number.NEGATIVE_INFINITY, NOW - minutes(20)]])
  })

  test('that were not over when they were read end as the log of the box says', () => {
    expect(spans([fault(30, 'fault')], [{ from: at(30), to: at(5) }])).toEqual([
      [NOW - minutes(30), NOW - minutes(10)],
      [NOW - minutes(30), NOW - minutes(5)],
    ])
  })

  test('that were renamed meanwhile are one', () => {
    expect(spans([fault(30, 'fault'), fault(25, 'fault'), fault(20, 'ok')])).toEqual([
      [NOW - minutes(30), NOW - minutes(20)],
    ])
  })
})

describe('a sub-device', () => {
  const known = [{ from: 0, to: 100, state: 'online' as const }]

  test('goes on as it was', () => {
    expect(deviceUntil(known, { status: 'online', since: 0 }, 100, 150)).toEqual([
      { from: 0, to: 150, state: 'online' },
    ])
  })

  test('that changed since the reading changed when it did', () => {
    expect(deviceUntil(known, { status: 'offline', since: 120 }, 100, 150)).toEqual([
      { from: 0, to: 120, state: 'online' },
      { from: 120, to: 150, state: 'offline' },
    ])
  })

  test('is not said to be anything in a time that the reading leaves open', () => {
    const readUntil = minutes(60)
    expect(deviceUntil(known, { status: 'online', since: 0 }, readUntil, readUntil + 50)).toEqual([
      ...known,
      { from: readUntil, to: readUntil + 50, state: 'online' },
    ])
  })

  test('of which nothing was read is known since it is as it is', () => {
    expect(deviceUntil([], { status: 'unknown', since: 20 }, 100, 150)).toEqual([
      { from: 100, to: 150, state: 'unknown' },
    ])
  })
})
