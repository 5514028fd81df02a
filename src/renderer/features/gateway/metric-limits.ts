/** The figures of a box that are drawn. */
export const METRICS = ['cpu', 'memory', 'disk', 'temperature'] as const
export type Metric = (typeof METRICS)[number]

/** From where on a figure is high and critical; °C for the temperature, percent for the others. */
export const LIMITS = {
  cpu: { high: 80, critical: 95 },
  memory: { high: 85, critical: 95 },
  disk: { high: 85, critical: 95 },
  temperature: { high: 75, critical: 85 },
} as const satisfies Record<Metric, { readonly high: number; readonly critical: number }>

export type Level = 'high' | 'critical' | null

export function levelOf(metric: Metric, value: number | null): Level {
  if (value === null || value < LIMITS[metric].high) return null
  return value >= LIMITS[metric].critical ? 'critical' : 'high'
}
