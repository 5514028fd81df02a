import type { EventCounts } from '../../../shared/events/bins'

/** px, as drawn at their natural size. */
export const CHART_HEIGHT = 46
export const ZERO_LINE = 34
const UP = 32
const DOWN = 11
/** The smallest that is seen. */
const LEAST = 3

export interface Bar {
  readonly bin: number
  readonly sense: 'bad' | 'good'
  readonly y: number
  readonly height: number
}

/** The bars of a chart: one event is the least that is seen, the most events fill the height. */
export function bars({ bad, good }: Pick<EventCounts, 'bad' | 'good'>): readonly Bar[] {
  const [up, down] = [UP / Math.max(...bad, UP / LEAST), DOWN / Math.max(...good, DOWN / LEAST)]
  return [
    ...drawn(bad, up).map(({ bin, height }): Bar => ({ bin, sense: 'bad', y: ZERO_LINE - height, height })),
    ...drawn(good, down).map(({ bin, height }): Bar => ({ bin, sense: 'good', y: ZERO_LINE + 1, height })),
  ]
}

const drawn = (counts: readonly number[], scale: number) =>
  counts.flatMap((count, bin) => (count === 0 ? [] : [{ bin, height: Math.max(LEAST, count * scale) }]))
