import { settleUnits } from '../fleet/settle-units'
import type { Millis } from '../time/millis'
import type { ReportRecord } from './record'

/** What charts draw; `null` where the box did not say. Percent, °C. */
export interface Figures {
  readonly cpu: number | null
  readonly memory: number | null
  readonly disk: number | null
  readonly temperature: number | null
}

export interface DrawnFigures extends Figures {
  readonly devicesOnline: number
}

/** One or several reports close together: their mean, and how far they reached, so that no spike is lost. */
export interface Sample extends DrawnFigures {
  readonly at: Millis
  readonly devicesTotal: number
  readonly min: DrawnFigures
  readonly max: DrawnFigures
}

const NAMES = ['cpu', 'memory', 'disk', 'temperature'] as const
const NO_FIGURES: Figures = { cpu: null, memory: null, disk: null, temperature: null }

/** One sample for each record, oldest first. What a report does not speak of stays as the one before said. */
export function samplesOf(records: readonly ReportRecord[]): Sample[] {
  let figures = NO_FIGURES
  return records.map(({ at, report, percentMetrics, devicesOnline, devicesTotal }) => {
    if (report.gateway !== null) {
      const { cpu, memory, disk, temperature } = settleUnits(report.gateway, percentMetrics).metrics
      figures = { cpu, memory, disk, temperature }
    }
    const drawn = { ...figures, devicesOnline }
    return { at, ...drawn, devicesTotal, min: drawn, max: drawn }
  })
}

/** At most `points` samples for the range: all that fall into one of its equal parts become one. */
export function thin(samples: readonly Sample[], from: Millis, to: Millis, points: number): readonly Sample[] {
  if (samples.length <= points) return samples
  const parts = new Map<number, Sample[]>()
  for (const sample of samples) {
    const part = Math.min(points - 1, Math.floor(((sample.at - from) / (to - from)) * points))
    const together = parts.get(part)
    if (together === undefined) parts.set(part, [sample])
    else together.push(sample)
  }
  return [...parts.values()].map(merge)
}

function merge(samples: readonly Sample[]): Sample {
  const fold = (pick: (values: readonly number[]) => number, side: (sample: Sample) => Figures): Figures => {
    const entries = NAMES.map((name) => {
      const values = samples.flatMap((sample) => side(sample)[name] ?? [])
      return [name, values.length === 0 ? null : pick(values)]
    })
    return Object.fromEntries(entries) as Record<(typeof NAMES)[number], number | null>
  }
  const online = samples.map(({ devicesOnline }) => devicesOnline)
  return {
    at: Math.round(mean(samples.map(({ at }) => at))),
    ...fold(mean, (sample) => sample),
    devicesOnline: Math.round(mean(online)),
    devicesTotal: Math.max(...samples.map(({ devicesTotal }) => devicesTotal)),
    min: { ...fold(least, ({ min }) => min), devicesOnline: least(online) },
    max: { ...fold(most, ({ max }) => max), devicesOnline: most(online) },
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b))
