import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chartRows,
  drawnGaps,
  gapAt,
  gapsOf,
  scaleOf,
  summaryOf,
} from '../../../src/renderer/features/gateway/chart-series'
import { timeTicks } from '../../../src/renderer/features/gateway/chart-ticks'
import type { Sample } from '../../../src/renderer/features/gateway/history-model'
import { levelOf } from '../../../src/renderer/features/gateway/metric-limits'
import { nearestRow } from '../../../src/renderer/ui/chart-data'
import type { Presence } from '../../../src/shared/model/gateway'
import { DEFAULT_SETTINGS } from '../../../src/shared/model/settings'

const range = { from: 0, to: 1000 }
const span = (from: number, to: number, state: Presence) => ({ from, to, state })
const sample = (at: number, cpu: number | null, low = cpu, high = cpu): Sample => {
  const none = { value: null, low: null, high: null }
  return { at, cpu: { value: cpu, low, high }, memory: none, disk: none, temperature: none }
}

describe('gaps', () => {
  test('are the times offline, unobserved, and of which nothing is known', () => {
    const spans = [
      span(100, 300, 'online'),
      span(300, 400, 'offline'),
      span(400, 600, 'late'),
      span(600, 800, 'unobserved'),
    ]
    expect(gapsOf(spans, range)).toEqual([
      { from: 0, to: 100, reason: 'nothing' },
      { from: 300, to: 400, reason: 'offline' },
      { from: 600, to: 800, reason: 'unobserved' },
      { from: 800, to: 1000, reason: 'nothing' },
    ])
  })

  test('of the same reason that meet are one', () => {
    expect(gapsOf([span(0, 500, 'offline'), span(500, 1000, 'offline')], range)).toEqual([
      { from: 0, to: 1000, reason: 'offline' },
    ])
  })

  test('lie in order within the range and apart from each other, whatever the past was', () => {
    const state = fc.constantFrom<Presence>('online', 'late', 'offline', 'unobserved', 'expected')
    const spans = fc
      .array(fc.tuple(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: 0, max: 700 }), state), { maxLength: 12 })
      .map((list) => list.map(([from, length, of]) => span(from, from + length, of)).sort((a, b) => a.from - b.from))
    fc.assert(
      fc.property(spans, (presence) => {
        let end = range.from
        for (const gap of gapsOf(presence, range)) {
          expect(gap.from).toBeGreaterThanOrEqual(end)
          expect(gap.to).toBeGreaterThan(gap.from)
          expect(gap.to).toBeLessThanOrEqual(range.to)
          end = gap.to
        }
      }),
    )
  })

  test('are drawn red with an edge where the box was lost, grey where nobody watched', () => {
    const gaps = gapsOf([span(0, 300, 'online'), span(300, 400, 'offline'), span(400, 900, 'unobserved')], range)
    expect(drawnGaps(gaps).map(({ look, edge }) => [look, edge])).toEqual([
      ['lost', true],
      ['unknown', true],
      ['unknown', false],
    ])
    expect(gapAt(gaps, 350)?.reason).toBe('offline')
    expect(gapAt(gaps, 200)).toBeUndefined()
  })
})

describe('rows', () => {
  const presence = [span(0, 300, 'online'), span(300, 700, 'offline'), span(700, 1000, 'online')]
  const gaps = gapsOf(presence, range)

  test('break where nothing is known, so that no line crosses it', () => {
    const { cpu, memory } = chartRows([sample(250, 40), sample(800, 60)], gaps, range)
    expect(cpu.at).toEqual([250, 500, 800])
    expect(cpu.value).toEqual([40, null, 60])
    expect(memory.value).toEqual([null, null, null])
  })

  test('keep how far a sample reached, and leave out what is outside the range', () => {
    const { cpu } = chartRows([sample(-1, 5), sample(250, 40, 10, 99), sample(1001, 5)], [], range)
    expect(cpu).toEqual({ at: [250], value: [40], low: [10], high: [99] })
    expect(summaryOf(cpu)).toEqual({ low: 10, high: 99, mean: 40 })
  })

  test('without any figure have no summary', () => {
    expect(summaryOf(chartRows([sample(250, null)], gaps, range).cpu)).toBeNull()
  })
})

test('scales are those of the figure, and grow only where it lies outside', () => {
  expect(scaleOf('cpu', { low: 3, high: 99, mean: 40 })).toEqual({ low: 0, high: 100 })
  expect(scaleOf('temperature', null)).toEqual({ low: 20, high: 100 })
  expect(scaleOf('temperature', { low: -13, high: 104, mean: 50 })).toEqual({ low: -20, high: 110 })
})

test.each([
  ['cpu', 79.9, null],
  ['cpu', 80, 'high'],
  ['cpu', 95, 'critical'],
  ['memory', 84, null],
  ['disk', 85, 'high'],
  ['temperature', 75, 'high'],
  ['temperature', 85, 'critical'],
  ['temperature', null, null],
] as const)('%s at %s is %s', (metric, value, level) => {
  expect(levelOf(value, DEFAULT_SETTINGS.thresholds[metric])).toBe(level)
})

test.each([
  ['hour', 3],
  ['day', 3],
  ['week', 2],
  ['month', 3],
] as const)('beneath a %s stand round times, and now at its end', (name, least) => {
  const now = Date.UTC(2026, 10, 22, 10, 46)
  const ticks = timeTicks(name, now, 'now', 'en')
  expect(ticks.at(-1)).toEqual({ at: now, label: 'now' })
  expect(ticks.length).toBeGreaterThan(least)
  expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
})

test('the row nearest to an instant', () => {
  const at = [0, 10, 30]
  expect([-5, 4, 6, 19, 21, 99].map((instant) => nearestRow(at, instant))).toEqual([0, 0, 1, 1, 2, 2])
  expect(nearestRow([], 5)).toBe(-1)
})
