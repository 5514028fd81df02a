/** What a chart draws: one row an instant (ms), ascending; `null` breaks the line. */
export interface ChartRows {
  readonly at: readonly number[]
  readonly value: readonly (number | null)[]
  /** How far the value reached around the instant. */
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** A time without figures, hatched. */
export interface ChartGap {
  readonly from: number
  readonly to: number
  readonly look: 'lost' | 'unknown'
  /** Whether a solid line stands where it begins. */
  readonly edge: boolean
}

export interface ChartFrame {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

/** From here on a value is high, critical: a dashed line each, and the colour of the line above it. */
export interface ChartLimits {
  readonly high: number
  readonly critical: number
}

export interface Drawn {
  readonly rows: ChartRows
  readonly frame: ChartFrame
  readonly gaps: readonly ChartGap[]
  readonly limits: ChartLimits
}

/** The place of the row that is nearest to an instant; `-1` where there are no rows. */
export function nearestRow(at: readonly number[], instant: number): number {
  let low = 0
  let high = at.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] ?? 0) < instant) low = middle + 1
    else high = middle
  }
  const before = at[low - 1]
  const here = at[low]
  if (here === undefined) return -1
  return before !== undefined && instant - before < here - instant ? low - 1 : low
}
