import type { Threshold } from '../../../shared/model/settings'

/** The figures of a box that are drawn. */
export const METRICS = ['cpu', 'memory', 'disk', 'temperature'] as const
export type Metric = (typeof METRICS)[number]

export type Level = 'high' | 'critical' | null

/** How high a figure is by what the user has set. */
export function levelOf(value: number | null, { high, critical }: Threshold): Level {
  if (value === null || value < high) return null
  return value >= critical ? 'critical' : 'high'
}
