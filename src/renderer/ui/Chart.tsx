import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { type ChartGap, type ChartLimits, type ChartRows, nearestRow } from './chart-data'
import { createPlot, type Plot } from './chart-plot'
import { type Crosshair, useCrosshair } from './crosshair'
import './chart.css'

export interface ChartTick {
  readonly at: number
  readonly label: string
}

interface Props {
  readonly label: string
  /** Id of the element that tells in words what is drawn. */
  readonly describedBy: string
  readonly rows: ChartRows
  readonly frame: { readonly from: number; readonly to: number; readonly low: number; readonly high: number }
  readonly gaps: readonly ChartGap[]
  readonly limits: ChartLimits
  /** Beneath, in time; the last one may stand at the right end. */
  readonly ticks: readonly ChartTick[]
  readonly crosshair: Crosshair
  /** What stands at a row, for those who hear it. */
  readonly said: (row: number) => string
}

/**
 * A line over time with what it reached above and below, its limits, and what is not known hatched. The pointer moves
 * the crosshair, and so do the arrow keys, a slider over the rows.
 */
export function Chart({ label, describedBy, rows, frame, gaps, limits, ticks, crosshair, said }: Props) {
  const host = usePlot(rows, frame, gaps, limits)
  const at = useCrosshair(crosshair)
  const last = rows.at.length - 1
  const row = at === null ? last : nearestRow(rows.at, at)
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const instant = frame.from + ((event.clientX - left) / width) * (frame.to - frame.from)
    crosshair.set(rows.at[nearestRow(rows.at, instant)] ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && at !== null) {
      event.stopPropagation()
      return crosshair.set(null)
    }
    const next = nextRow(event, row, last)
    if (next === null) return
    event.preventDefault()
    crosshair.set(rows.at[next] ?? null)
  }
  return (
    <div className="chart-frame">
      <div className="chart-values" aria-hidden="true">
        {[frame.high, (frame.low + frame.high) / 2, frame.low].map((value) => (
          <span key={value}>{Math.round(value)}</span>
        ))}
      </div>
      <div
        className="chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, row)}
        aria-valuetext={row < 0 ? '' : said(row)}
        onPointerMove={point}
        onPointerLeave={() => crosshair.set(null)}
        onKeyDown={onKeyDown}
        onBlur={() => crosshair.set(null)}
      >
        <div ref={host} className="chart-canvas" aria-hidden="true" />
        {at !== null && <Mark rows={rows} row={row} frame={frame} />}
      </div>
      <div className="chart-times" aria-hidden="true">
        {ticks.filter(isWithin(frame)).map((tick) => (
          <span
            key={tick.at}
            className={tick.at === frame.to ? 'at-end' : ''}
            style={{ left: `max(${percent(tick.at, frame.from, frame.to)}, ${HALF_A_LABEL})` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  )
}

/** No label reaches out to the left. */
const HALF_A_LABEL = '1.6em'

/** Ticks are made anew less often than the frame moves on. */
const isWithin =
  ({ from, to }: Props['frame']) =>
  ({ at }: { readonly at: number }) =>
    at >= from && at <= to

/** Where the crosshair stands: a line through all charts, and a dot where the value is. */
function Mark({ rows, row, frame }: Pick<Props, 'rows' | 'frame'> & { readonly row: number }) {
  const at = rows.at[row]
  const value = rows.value[row]
  if (at === undefined) return null
  const left = percent(at, frame.from, frame.to)
  return (
    <>
      <i className="chart-cross" style={{ left }} />
      {value !== null && value !== undefined && (
        <i className="chart-dot" style={{ left, bottom: percent(value, frame.low, frame.high) }} />
      )}
    </>
  )
}

/** A canvas that follows its figures, its size and the theme. */
function usePlot(rows: Props['rows'], frame: Props['frame'], gaps: Props['gaps'], limits: Props['limits']) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot | null>(null)
  const drawn = useRef({ rows, frame, gaps, limits })
  useLayoutEffect(() => {
    drawn.current = { rows, frame, gaps, limits }
    plot.current?.draw(drawn.current)
  }, [rows, frame, gaps, limits])
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const own = createPlot(element, drawn.current)
    plot.current = own
    const size = new ResizeObserver(own.resize)
    size.observe(element)
    const theme = new MutationObserver(own.recolour)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] })
    return () => {
      size.disconnect()
      theme.disconnect()
      plot.current = null
      own.destroy()
    }
  }, [])
  return host
}

function nextRow({ key, shiftKey }: KeyboardEvent, row: number, last: number): number | null {
  const stride = shiftKey ? 10 : 1
  const to: Record<string, number> = {
    ArrowLeft: row - stride,
    ArrowRight: row + stride,
    PageUp: row + 10,
    PageDown: row - 10,
    Home: 0,
    End: last,
  }
  const next = to[key]
  return next === undefined || last < 0 ? null : Math.min(last, Math.max(0, next))
}

const percent = (value: number, from: number, to: number): string => `${((value - from) / (to - from)) * 100}%`
