import type { Metrics } from '../model/metrics'
import type { Trend } from './views'

/** As many reports as a card's sparkline shows. */
export const TREND_LENGTH = 30

export const NO_TREND: Trend = { cpu: [], memory: [], disk: [], temperature: [] }

/** The trend with one more report, the oldest dropped when it is full. */
export function extendTrend(trend: Trend, metrics: Metrics): Trend {
  return {
    cpu: append(trend.cpu, metrics.cpu),
    memory: append(trend.memory, metrics.memory),
    disk: append(trend.disk, metrics.disk),
    temperature: append(trend.temperature, metrics.temperature),
  }
}

function append(values: readonly (number | null)[], value: number | null): readonly (number | null)[] {
  const kept = values.length < TREND_LENGTH ? values.slice() : values.slice(values.length - TREND_LENGTH + 1)
  kept.push(value === null ? null : Math.round(value * 10) / 10)
  return kept
}
