import type uPlot from 'uplot'
import type { ChartGap, Drawn } from './chart-data'

/** The colours of the theme, read from the page. */
export interface ChartColours {
  readonly grid: string
  readonly line: string
  readonly fill: string
  readonly reach: string
  readonly high: string
  readonly critical: string
  readonly lost: string
  readonly unknown: string
}

export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    grid: token('--line'),
    line: token('--text-2'),
    fill: token('--spark-fill'),
    reach: `color-mix(in srgb, ${token('--spark')} 34%, transparent)`,
    high: token('--late-solid'),
    critical: token('--off-solid'),
    lost: token('--off-solid'),
    unknown: token('--unk-solid'),
  }
}

/** Beneath the line: three grid lines and the hatched gaps. */
export function drawGround(plot: uPlot, drawn: Drawn, colours: ChartColours): void {
  const { ctx, bbox } = plot
  const pixel = devicePixelRatio
  ctx.save()
  ctx.strokeStyle = colours.grid
  ctx.lineWidth = pixel
  const { low, high } = drawn.frame
  for (const value of [low, (low + high) / 2, high]) {
    // Half a line would fall outside at either end.
    const y = Math.min(bbox.top + bbox.height - pixel / 2, Math.max(bbox.top + pixel / 2, yOf(plot, value)))
    line(ctx, bbox.left, y, bbox.left + bbox.width, y)
  }
  for (const gap of drawn.gaps) drawGap(plot, gap, colours[gap.look])
  ctx.restore()
}

/** Above the line: where it becomes high and critical. */
export function drawLimits(plot: uPlot, { limits, frame }: Drawn, colours: ChartColours): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio])
  for (const look of ['high', 'critical'] as const) {
    if (limits[look] >= frame.high) continue
    const y = yOf(plot, limits[look])
    ctx.strokeStyle = colours[look]
    line(ctx, bbox.left, y, bbox.left + bbox.width, y)
  }
  ctx.restore()
}

/** The colour of the line: that of the state its height means. */
export function lineColour(plot: uPlot, { limits, frame }: Drawn, colours: ChartColours): string | CanvasGradient {
  const { top, height } = plot.bbox
  // Before the first layout there is nothing to spread it over.
  if (!(height > 0)) return colours.line
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height)
  const place = (value: number) => Math.min(1, Math.max(0, 1 - (value - frame.low) / (frame.high - frame.low)))
  const [critical, high] = [place(limits.critical), place(limits.high)]
  gradient.addColorStop(0, colours.critical)
  gradient.addColorStop(critical, colours.critical)
  gradient.addColorStop(critical, colours.high)
  gradient.addColorStop(high, colours.high)
  gradient.addColorStop(high, colours.line)
  gradient.addColorStop(1, colours.line)
  return gradient
}

/** A gap narrower than this, in px of the page, shows no hatching. */
const SHORT_GAP = 4
const SHORT_EDGE_ALPHA = 0.45

function drawGap(plot: uPlot, gap: ChartGap, colour: string): void {
  const { ctx, bbox } = plot
  const pixel = devicePixelRatio
  const left = Math.max(bbox.left, xOf(plot, gap.from))
  // What is shorter than a pixel is still there.
  const right = Math.max(left + pixel, Math.min(bbox.left + bbox.width, xOf(plot, gap.to)))
  // Many short losses side by side must not hide the line behind their edges.
  const isShort = right - left < SHORT_GAP * pixel
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, bbox.top, right - left, bbox.height)
  ctx.clip()
  ctx.strokeStyle = colour
  ctx.lineWidth = pixel
  ctx.globalAlpha = 0.45
  const step = 5 * Math.SQRT2 * pixel
  // In step with the plot, so that the stripes of neighbours meet and do not wander while time passes.
  const first = bbox.left - bbox.height - ((bbox.left - bbox.height) % step)
  for (let x = first; x < right; x += step) {
    if (x + bbox.height < left) continue
    line(ctx, x, bbox.top + bbox.height, x + bbox.height, bbox.top)
  }
  ctx.restore()
  if (!gap.edge || xOf(plot, gap.from) < bbox.left) return
  ctx.strokeStyle = colour
  ctx.globalAlpha = isShort ? SHORT_EDGE_ALPHA : 1
  line(ctx, left, bbox.top, left, bbox.top + bbox.height)
  ctx.globalAlpha = 1
}

const xOf = (plot: uPlot, at: number): number => plot.valToPos(at, 'x', true)
const yOf = (plot: uPlot, value: number): number => plot.valToPos(value, 'y', true)

function line(ctx: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(toX, toY)
  ctx.stroke()
}
