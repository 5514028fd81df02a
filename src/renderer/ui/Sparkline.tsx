import { memo } from 'react'

interface Props {
  /** Oldest first; `null` is a gap. */
  readonly values: readonly (number | null)[]
  readonly low: number
  readonly high: number
}

const WIDTH = 60
const HEIGHT = 18
const MARGIN = 1.5

/** The last values as a line. It stretches to the room it gets; the stroke stays one width. */
export const Sparkline = memo(({ values, low, high }: Props) => (
  <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
    <path d={linePath(values, low, high)} vectorEffect="non-scaling-stroke" />
  </svg>
))

function linePath(values: readonly (number | null)[], low: number, high: number): string {
  const step = WIDTH / Math.max(1, values.length - 1)
  const y = (value: number) => HEIGHT - MARGIN - clamp((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN)
  let pen = 'M'
  let path = ''
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M'
      return
    }
    path += `${pen}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
  })
  return path
}

const clamp = (fraction: number): number => Math.min(1, Math.max(0, fraction))
