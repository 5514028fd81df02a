import type { Metrics } from '../model/metrics'
import type { GatewayReport, OpenUnitMetric } from '../model/report'

export interface SettledMetrics {
  readonly metrics: Metrics
  readonly percentMetrics: readonly OpenUnitMetric[]
}

/**
 * Metrics whose unit the box leaves open, as percentages: a value above 1 is one, a value up to 1 is a fraction
 * unless this gateway has sent that metric above 1 before (so that an idle 0.8 % is not shown as 80 %).
 * Source: docs/box-protocol.md, "Where each metric comes from".
 */
export function settleUnits(
  { metrics, openUnits }: Pick<GatewayReport, 'metrics' | 'openUnits'>,
  before: readonly OpenUnitMetric[],
): SettledMetrics {
  if (openUnits.length === 0) return { metrics, percentMetrics: before }
  const learned = openUnits.filter((metric) => (metrics[metric] ?? 0) > 1 && !before.includes(metric))
  const percentMetrics = learned.length === 0 ? before : [...before, ...learned]
  const settled = (metric: OpenUnitMetric) => settleMetric(metric, metrics[metric], openUnits, percentMetrics)
  // Written out: for each report a spread would cost more than all else here.
  const settledMetrics: Metrics = {
    cpu: settled('cpu'),
    memory: settled('memory'),
    memoryBytes: metrics.memoryBytes,
    disk: settled('disk'),
    diskBytes: metrics.diskBytes,
    temperature: metrics.temperature,
    boardTemperature: metrics.boardTemperature,
    tpu: metrics.tpu,
    fan: metrics.fan,
    uptime: metrics.uptime,
    externalDisk: metrics.externalDisk,
  }
  return { metrics: settledMetrics, percentMetrics }
}

/**
 * One of them.
 * @param before those that this gateway has shown to be percentages
 */
export function settleMetric(
  metric: OpenUnitMetric,
  value: number | null,
  openUnits: readonly OpenUnitMetric[],
  before: readonly OpenUnitMetric[],
): number | null {
  const isPercent = value === null || value > 1 || !openUnits.includes(metric) || before.includes(metric)
  return isPercent ? value : fromFraction(value)
}

/** 0.07 × 100 is 7.000000000000001 in binary; nobody measures more than a millionth of a percent. */
const fromFraction = (value: number): number => Math.round(value * 1e8) / 1e6
