import { expect, test } from 'vitest'
import { deviceStrips } from '../../../src/shared/history/device-strips'
import { presenceSpans } from '../../../src/shared/history/presence-spans'
import type { ReportRecord } from '../../../src/shared/history/record'
import { samplesOf, thin } from '../../../src/shared/history/samples'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import type { Report } from '../../../src/shared/model/report'
import { Diary } from '../../support/diary'
import { device, gatewayPart, report } from '../../support/reports'

const record = (at: number, part: Partial<Report> = {}): ReportRecord => ({
  gateway: 'SN-1',
  at,
  from: '192.168.1.19',
  path: '/SophonFogStatus',
  report: report(part),
  percentMetrics: [],
  devicesOnline: 3,
  devicesTotal: 4,
})
const withCpu = (at: number, cpu: number | null) =>
  record(at, { gateway: gatewayPart({ metrics: { ...NO_METRICS, cpu } }) })

test('few samples stay as they are', () => {
  const samples = samplesOf([withCpu(0, 5), withCpu(20, 7)])
  expect(thin(samples, 0, 100, 10)).toEqual(samples)
  expect(samples[1]).toMatchObject({ at: 20, cpu: 7, min: { cpu: 7 }, max: { cpu: 7 }, devicesOnline: 3 })
})

test('thinned, a spike of one report survives as the maximum, a dip as the minimum', () => {
  const cpu = Array.from({ length: 1000 }, (_, n) => (n === 537 ? 99 : n === 538 ? 1 : 10))
  const thinned = thin(samplesOf(cpu.map((value, n) => withCpu(n, value))), 0, 1000, 20)
  expect(thinned.length).toBe(20)
  expect(thinned.filter(({ max }) => max.cpu === 99).map(({ at }) => at)).toEqual([525])
  expect(thinned.filter(({ min }) => min.cpu === 1).length).toBe(1)
  expect(thinned[10]?.cpu).toBeCloseTo((48 * 10 + 99 + 1) / 50)
})

test('what was never said stays null, and is not drawn as 0', () => {
  expect(thin(samplesOf([withCpu(0, null), withCpu(1, null), withCpu(2, null)]), 0, 3, 1)).toMatchObject([
    { cpu: null, min: { cpu: null }, max: { cpu: null } },
  ])
})

test('a report of the devices alone repeats the figures of the one before', () => {
  const [, second] = samplesOf([withCpu(0, 5), record(1, { gateway: null })])
  expect(second?.cpu).toBe(5)
})

test('a figure whose unit is open is read as the gateway had taught by then', () => {
  const open = gatewayPart({ metrics: { ...NO_METRICS, cpu: 0.5 }, openUnits: ['cpu'] })
  const fraction = record(0, { gateway: open })
  expect(samplesOf([fraction])[0]?.cpu).toBe(50)
  expect(samplesOf([{ ...fraction, percentMetrics: ['cpu'] }])[0]?.cpu).toBe(0.5)
})

test('presence over a range begins with what the first change came from', () => {
  const { transitions } = new Diary().hears(1000).until(100_000).hears(100_000)
  expect(presenceSpans(transitions, null, 0, 120_000).map(({ from, state }) => [from, state])).toEqual([
    [1000, 'online'],
    [60_000, 'late'],
    [66_000, 'offline'],
    [100_000, 'online'],
  ])
  const later = transitions.filter(({ at }) => at >= 62_000)
  expect(presenceSpans(later, null, 62_000, 120_000)[0]).toEqual({ from: 62_000, to: 66_000, state: 'late' })
})

test('a range in which nothing changed is as it is now, as far back as that holds', () => {
  expect(presenceSpans([], { state: 'online', since: 50 }, 0, 100)).toEqual([{ from: 50, to: 100, state: 'online' }])
  expect(presenceSpans([], null, 0, 100)).toEqual([])
})

test('a strip says what was reported, missing when not listed, unknown while the gateway was silent', () => {
  const records = [
    record(0, { devices: [device('a'), device('b')] }),
    record(20, { devices: [device('a', { status: 'offline' }), device('b')] }),
    record(40, { devices: null }),
    record(80, { devices: [device('a', { status: 'offline' })] }),
  ]
  const presence = [
    { from: 0, to: 60, state: 'online' as const },
    { from: 60, to: 80, state: 'offline' as const },
    { from: 80, to: 100, state: 'online' as const },
  ]
  const strips = deviceStrips(records, presence, 0, 100)
  const told = (id: string) => strips.get(id)?.map(({ from, to, state }) => `${from}-${to} ${state}`)
  expect(told('a')).toEqual(['0-20 online', '20-60 offline', '60-80 unknown', '80-100 offline'])
  expect(told('b')).toEqual(['0-60 online', '60-80 unknown', '80-100 missing'])
})
