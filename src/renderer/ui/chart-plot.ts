import UPlot from 'uplot'
import { type ChartColours, drawGround, drawLimits, lineColour, readColours } from './chart-canvas'
import type { Drawn } from './chart-data'
import 'uplot/dist/uPlot.min.css'

/** A chart on a canvas. Words, axes and the crosshair are not its business. */
export interface Plot {
  /** Draws other figures. */
  draw(drawn: Drawn): void
  /** Fits the element again. */
  resize(): void
  /** Reads the colours of the page anew. */
  recolour(): void
  destroy(): void
}

const LINE_WIDTH = 1.3

/** Begins a chart in an element, which says how large it is. */
export function createPlot(host: HTMLElement, first: Drawn): Plot {
  let drawn = first
  let colours: ChartColours = readColours(host)
  const plot = new UPlot(
    {
      ...sizeOf(host),
      padding: [0, 0, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      axes: [{ show: false }, { show: false }],
      scales: {
        x: { time: false, range: () => [drawn.frame.from, drawn.frame.to] },
        y: { range: () => [drawn.frame.low, drawn.frame.high] },
      },
      series: [
        {},
        {
          stroke: (self) => lineColour(self, drawn, colours),
          width: LINE_WIDTH,
          fill: () => colours.fill,
          points: { show: (_self, _place, from, to) => from === to, size: 4 },
        },
        { width: 0, points: { show: false } },
        { width: 0, points: { show: false } },
      ],
      bands: [{ series: [2, 3], fill: () => colours.reach }],
      hooks: {
        drawClear: [(self) => drawGround(self, drawn, colours)],
        draw: [(self) => drawLimits(self, drawn, colours)],
      },
    },
    dataOf(first),
    host,
  )
  return {
    draw: (next) => {
      drawn = next
      plot.setData(dataOf(next))
    },
    resize: () => {
      const { width, height } = sizeOf(host)
      if (width !== plot.width || height !== plot.height) plot.setSize({ width, height })
    },
    recolour: () => {
      colours = readColours(host)
      plot.redraw(true)
    },
    destroy: () => plot.destroy(),
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({
  width: Math.max(1, clientWidth),
  height: Math.max(1, clientHeight),
})

const dataOf = ({ rows }: Drawn): UPlot.AlignedData => [[...rows.at], [...rows.value], [...rows.high], [...rows.low]]
