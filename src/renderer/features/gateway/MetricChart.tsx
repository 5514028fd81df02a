import { useId, useMemo } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import { formatBytes } from '../../../shared/text/quantity'
import type { Text } from '../../../shared/text/text'
import { useText, useThresholds } from '../../store/hooks'
import { isStale } from '../../store/standing'
import { Chart, type ChartTick } from '../../ui/Chart'
import type { ChartGap, ChartRows } from '../../ui/chart-data'
import { type Crosshair, useCrosshair } from '../../ui/crosshair'
import { type Gap, type Summary, scaleOf, summaryOf } from './chart-series'
import type { RangeName } from './chart-ticks'
import { useReadout } from './chart-words'
import type { Stretch } from './history-model'
import { levelOf, type Metric } from './metric-limits'

interface Props {
  readonly metric: Metric
  readonly gateway: GatewayView
  readonly rows: ChartRows
  readonly frame: Stretch
  readonly gaps: readonly Gap[]
  readonly drawnGaps: readonly ChartGap[]
  readonly ticks: readonly ChartTick[]
  readonly range: RangeName
  readonly crosshair: Crosshair
  /** Where what is drawn comes from: nothing says that it is being read once that has failed. */
  readonly reading: 'read' | 'loading' | 'failed'
}

/** One figure over time: what it is now, how far it went, and its line. */
export function MetricChart(props: Props) {
  const { metric, gateway, rows, frame, gaps, range, crosshair, reading } = props
  const text = useText()
  const { chart: say } = text.gateway
  const limits = useThresholds()[metric]
  const summaryId = useId()
  const readout = useReadout(metric, rows, gaps)
  const summary = useMemo(() => summaryOf(rows), [rows])
  const scale = scaleOf(metric, summary)
  const { from, to } = frame
  const whole = useMemo(() => ({ from, to, low: scale.low, high: scale.high }), [from, to, scale.low, scale.high])
  const isEmpty = reading === 'read' && summary === null
  return (
    <div className="chart">
      <div className="chart-head">
        <span className="grow">{text.metric[metric]}</span>
        <HeadNote {...props} readout={readout} summary={summary} />
      </div>
      <CurrentValue metric={metric} gateway={gateway} />
      <p id={summaryId} className="unseen">
        {summary === null ? say[reading === 'read' ? 'empty' : reading] : summaryWords(metric, summary, gaps, text)}
      </p>
      <div className="chart-area">
        <Chart
          label={say.label(text.metric[metric], say.lastRange[range])}
          describedBy={summaryId}
          rows={rows}
          frame={whole}
          gaps={props.drawnGaps}
          limits={limits}
          ticks={props.ticks}
          crosshair={crosshair}
          said={readout}
        />
        {isEmpty && (
          <p className="chart-empty sm">
            <span>{say.empty}</span>
          </p>
        )}
        {reading === 'loading' && (
          <p className="chart-empty sm delayed">
            <span>{say.loading}</span>
          </p>
        )}
      </div>
    </div>
  )
}

/** The chart in words, for those who do not see it. */
function summaryWords(metric: Metric, { low, high, mean }: Summary, gaps: readonly Gap[], text: Text): string {
  const { chart: say } = text.gateway
  const figure = (value: number) => `${Math.round(value)}${say.unit[metric]}`
  const missing = gaps.filter(({ reason }) => reason !== 'nothing').reduce((sum, gap) => sum + gap.to - gap.from, 0)
  return [
    say.summary(text.metric[metric], figure(low), figure(high), figure(mean)),
    ...(missing > 0 ? [say.missing(formatDuration(missing, text))] : []),
  ].join(' ')
}

/** The present figure; grey, and called the last known, while the box is not heard. */
function CurrentValue({ metric, gateway }: Pick<Props, 'metric' | 'gateway'>) {
  const { chart: say } = useText().gateway
  const limits = useThresholds()[metric]
  const value = gateway.metrics[metric]
  const stale = isStale(gateway)
  const level = stale ? null : levelOf(value, limits)
  return (
    <p className={['chart-value', stale ? 'stale' : '', level ?? ''].filter(Boolean).join(' ')}>
      <b>
        {level === 'critical' && '! '}
        {value === null ? '—' : Math.round(value)}
      </b>
      {value !== null && <span className="xs t3">{say.unit[metric]}</span>}
      {stale && value !== null && <span className="xs t3">{say.lastKnown}</span>}
    </p>
  )
}

interface NoteProps extends Props {
  readonly readout: (row: number) => string
  readonly summary: Summary | null
}

/** What stands at the crosshair; otherwise the peak, or how much of how much is used. */
function HeadNote({ metric, gateway, rows, crosshair, readout, summary }: NoteProps) {
  const { chart: say } = useText().gateway
  const at = useCrosshair(crosshair)
  const row = at === null ? -1 : rows.at.indexOf(at)
  if (row >= 0) return <span className="xs chart-readout">{readout(row)}</span>
  const total = { memory: gateway.metrics.memoryBytes, disk: gateway.metrics.diskBytes }[metric as string] ?? null
  const value = gateway.metrics[metric]
  if (total !== null && value !== null) {
    return <span className="xs t3">{say.usedOf(formatBytes((total * value) / 100), formatBytes(total))}</span>
  }
  if (summary === null) return null
  return <span className="xs t3">{say.peak(`${Math.round(summary.high)}${say.unit[metric]}`)}</span>
}
