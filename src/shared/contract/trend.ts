import type { Metrics } from '../model/metrics'
import type { Trend } from './views'

/** The metrics of a trend. */
export type TrendMetrics = Pick<Metrics, keyof Trend>

/** As many reports as a card's sparkline shows. */
export const TREND_LENGTH = 30

export const NO_TREND: Trend = { cpu: [], memory: [], disk: [], temperature: [] }

/** The trend with one more report, the oldest dropped when it is full. */
export function extendTrend(trend: Trend, metrics: TrendMetrics): Trend {
  return {
    cpu: append(trend.cpu, metrics.cpu),
    memory: append(trend.memory, metrics.memory),
    disk: append(trend.disk, metrics.disk),
    temperature: append(trend.temperature, metrics.temperature),
  }
}

/** The trend of these reports, oldest first. */
export function trendOf(reports: readonly TrendMetrics[]): Trend {
  const last = reports.slice(-TREND_LENGTH)
  return {
    cpu: last.map(({ cpu }) => tenths(cpu)),
    memory: last.map(({ memory }) => tenths(memory)),
    disk: last.map(({ disk }) => tenths(disk)),
    temperature: last.map(({ temperature }) => tenths(temperature)),
  }
}

function append(values: readonly (number | null)[], value: number | null): readonly (number | null)[] {
  const kept = values.length < TREND_LENGTH ? values.slice() : values.slice(values.length - TREND_LENGTH + 1)
  kept.push(tenths(value))
  return kept
}

const tenths = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)
