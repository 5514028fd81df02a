import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Bins, type EventCounts, startOfBin } from '../../../shared/events/bins'
import { formatDuration } from '../../../shared/text/duration'
import { formatDay, formatDayOfMonth, formatMinute, formatMoment } from '../../../shared/text/instant'
import { days, type Millis } from '../../../shared/time/millis'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { bars, CHART_HEIGHT, ZERO_LINE } from './bars'
import { ticksOf } from './chart-range'
import type { ChartState } from './use-event-counts'
import './histogram.css'

interface Props {
  readonly chart: ChartState
  /** Whether the range ends now. */
  readonly endsNow: boolean
  /** Somebody wants to see what happened until an instant. */
  readonly onChoose: (until: Millis) => void
}

/** When things went bad (upwards) and recovered (downwards). A click, or Enter, shows the events of that time. */
export function Histogram({ chart, endsNow, onChoose }: Props) {
  const { bins, counts, failure, retry } = chart
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const say = text.events
  const [at, setAt] = useState<number | null>(null)
  const last = bins.bins - 1
  const place = Math.min(at ?? last, last)
  const length = (bins.to - bins.from) / bins.bins
  const choose = (bin: number) => onChoose(startOfBin(bin + 1, bins))
  const words = (bin: number) => {
    const [from, to] = [startOfBin(bin, bins), startOfBin(bin + 1, bins)]
    const moment = (instant: Millis) => formatMoment(instant, now, language).replace(/(:\d\d):\d\d$/, '$1')
    return say.bin(moment(from), moment(to), counts?.bad[bin] ?? 0, counts?.good[bin] ?? 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, place, last)
    if (next === null && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (next === null) choose(place)
    else setAt(next)
  }
  const binUnder = ({ clientX, currentTarget }: PointerEvent | React.MouseEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * bins.bins)))
  }
  return (
    <section className="panel histogram" aria-label={say.chart}>
      <div className="row sm t2">
        <span>{say.perBin(formatDuration(length, text))}</span>
        <span className="grow" />
        <span className="legend tone-off">{say.wentBad}</span>
        <span className="legend tone-ok">{say.recovered}</span>
      </div>
      {failure === null ? (
        <div
          className="histogram-plot"
          role="slider"
          tabIndex={0}
          aria-label={say.chart}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={place}
          aria-valuetext={words(place)}
          onKeyDown={onKeyDown}
          onBlur={() => setAt(null)}
          onFocus={() => setAt((known) => known ?? last)}
          onPointerMove={(event) => setAt(binUnder(event))}
          onPointerLeave={() => setAt(null)}
          onClick={(event) => choose(binUnder(event))}
        >
          <Plot bins={bins} counts={counts} at={at === null ? null : place} />
          {at !== null && (
            <span
              className="histogram-tip"
              style={{ left: `${((place + 0.5) / bins.bins) * 100}%` }}
              data-far={place > last / 2}
            >
              {words(place)}
            </span>
          )}
        </div>
      ) : (
        <div className="row sm histogram-failed" role="alert">
          <span className="grow">
            {say.countsFailed} {failure}
          </span>
          <Button size="small" onClick={retry}>
            {text.action.tryAgain}
          </Button>
        </div>
      )}
      <div className="histogram-ticks xs t3" aria-hidden="true">
        {ticksOf(bins, 5).map((tick, n) => (
          <span key={tick}>{n === 4 && endsNow ? say.now : tickWords(tick, n)}</span>
        ))}
      </div>
    </section>
  )

  function tickWords(tick: Millis, n: number): string {
    if (length * bins.bins > days(2)) return formatDayOfMonth(tick, language)
    const time = formatMinute(tick, language)
    return n === 0 ? `${formatDay(tick, now, language, text)} ${time}` : time
  }
}

function Plot({
  bins,
  counts,
  at,
}: {
  readonly bins: Bins
  readonly counts: EventCounts | null
  readonly at: number | null
}) {
  return (
    <svg viewBox={`0 0 ${bins.bins * 10} ${CHART_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {at !== null && <rect className="histogram-at" x={at * 10} y="0" width="10" height={CHART_HEIGHT} />}
      <rect className="histogram-zero" x="0" y={ZERO_LINE} width={bins.bins * 10} height="1" />
      {counts !== null &&
        bars(counts).map(({ bin, y, height, sense }) => (
          <rect
            key={`${sense}${bin}`}
            className={`histogram-${sense}`}
            x={bin * 10 + 1.5}
            y={y}
            width="7"
            height={height}
          />
        ))}
    </svg>
  )
}

const keyTarget = (key: string, place: number, last: number): number | null => {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, place - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, place + 1)
    case 'PageDown':
      return Math.max(0, place - 12)
    case 'PageUp':
      return Math.min(last, place + 12)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
