import type { Span } from '../../../shared/history/spans'
import type { Presence } from '../../../shared/model/gateway'
import type { Millis } from '../../../shared/time/millis'
import type { ChartGap, ChartRows } from '../../ui/chart-data'
import type { Reading, Sample, Stretch } from './history-model'
import { METRICS, type Metric } from './metric-limits'

/** Why there are no figures for a time. */
export type GapReason = 'offline' | 'unobserved' | 'nothing'

export interface Gap extends Stretch {
  readonly reason: GapReason
}

const REASONS: Readonly<Partial<Record<Presence, GapReason>>> = {
  offline: 'offline',
  unobserved: 'unobserved',
  expected: 'nothing',
}

/** The times of the range in which the box was not heard, or nobody listened, or nothing is known of it. */
export function gapsOf(presence: readonly Span<Presence>[], { from, to }: Stretch): readonly Gap[] {
  const gaps: Gap[] = []
  const add = (begin: Millis, end: Millis, reason: GapReason) => {
    const before = gaps.at(-1)
    if (end <= begin) return
    if (before?.to === begin && before.reason === reason) gaps[gaps.length - 1] = { ...before, to: end }
    else gaps.push({ from: begin, to: end, reason })
  }
  let known = from
  for (const span of presence) {
    const begin = Math.max(span.from, from, known)
    const end = Math.min(span.to, to)
    if (end <= begin) continue
    add(known, begin, 'nothing')
    const reason = REASONS[span.state]
    if (reason !== undefined) add(begin, end, reason)
    known = end
  }
  add(known, to, 'nothing')
  return gaps
}

/** As they are drawn: red where the box was lost, grey where nobody watched; where nothing was, nothing was lost. */
export const drawnGaps = (gaps: readonly Gap[]): readonly ChartGap[] =>
  gaps.map(({ from, to, reason }) => ({
    from,
    to,
    look: reason === 'offline' ? 'lost' : 'unknown',
    edge: reason !== 'nothing',
  }))

/** The gap around an instant, if it lies in one. */
export const gapAt = (gaps: readonly Gap[], at: Millis): Gap | undefined =>
  gaps.find(({ from, to }) => from <= at && at < to)

/**
 * The rows of all charts, one an instant. In the middle of each gap stands a row without figures, so that no line
 * crosses it; samples outside the range are left out.
 */
export function chartRows(
  samples: readonly Sample[],
  gaps: readonly Gap[],
  { from, to }: Stretch,
): Readonly<Record<Metric, ChartRows>> {
  const breaks = gaps.map((gap) => ({ at: (gap.from + gap.to) / 2, ...NO_READINGS }))
  const inRange = samples.filter(({ at }) => at >= from && at <= to)
  const all = [...inRange, ...breaks].sort((a, b) => a.at - b.at)
  const at = all.map((row) => row.at)
  return Object.fromEntries(
    METRICS.map((metric) => [
      metric,
      rowsOf(
        at,
        all.map((row) => row[metric]),
      ),
    ]),
  ) as Record<Metric, ChartRows>
}

const rowsOf = (at: readonly Millis[], readings: readonly Reading[]): ChartRows => ({
  at,
  value: readings.map(({ value }) => value),
  low: readings.map(({ low }) => low),
  high: readings.map(({ high }) => high),
})

const NOT_SAID: Reading = { value: null, low: null, high: null }
const NO_READINGS = { cpu: NOT_SAID, memory: NOT_SAID, disk: NOT_SAID, temperature: NOT_SAID }

/** What a chart tells in numbers; `null` when it has none. */
export interface Summary {
  readonly low: number
  readonly high: number
  readonly mean: number
}

export function summaryOf({ value, low, high }: ChartRows): Summary | null {
  const values = value.filter((one) => one !== null)
  if (values.length === 0) return null
  const least = Math.min(...low.filter((one) => one !== null))
  const most = Math.max(...high.filter((one) => one !== null))
  return { low: least, high: most, mean: values.reduce((sum, one) => sum + one, 0) / values.length }
}

/** Percent from 0 to 100; temperatures from 20 to 100 °C, or further where one lies outside. */
export function scaleOf(metric: Metric, summary: Summary | null): { readonly low: number; readonly high: number } {
  const [low, high] = metric === 'temperature' ? [20, 100] : [0, 100]
  if (summary === null) return { low, high }
  return { low: Math.min(low, downTo10(summary.low)), high: Math.max(high, -downTo10(-summary.high)) }
}

const downTo10 = (value: number): number => Math.floor(value / 10) * 10
