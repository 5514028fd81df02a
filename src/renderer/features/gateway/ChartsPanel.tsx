import { useMemo, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { formatMoment } from '../../../shared/text/instant'
import { type Millis, minutes, seconds } from '../../../shared/time/millis'
import { useLanguage, useMinute, useStepOfTime, useText, useTrend } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { createCrosshair } from '../../ui/crosshair'
import { Segmented } from '../../ui/Segmented'
import { AvailabilityRow } from './AvailabilityRow'
import { chartRows, drawnGaps, gapsOf } from './chart-series'
import { RANGES, type RangeName, timeTicks } from './chart-ticks'
import { presenceUntil, type Stretch } from './history-model'
import { MetricChart } from './MetricChart'
import { METRICS } from './metric-limits'
import { saysTemperature } from './says-temperature'
import type { PastOfBox } from './use-history'
import { useWhileVisible } from './use-visible'
import './charts.css'

interface Props {
  readonly gateway: GatewayView
  readonly range: RangeName
  readonly onRange: (range: RangeName) => void
  readonly past: PastOfBox
}

/** The figures of a box over a range that ends now, and when it was there. */
export function ChartsPanel({ gateway, range, onRange, past }: Props) {
  const text = useText()
  const { chart: say } = text.gateway
  const options = (Object.keys(RANGES) as RangeName[]).map((value) => ({ value, label: say.range[value] }))
  return (
    <section className="panel charts" aria-label={say.lastRange[range]}>
      <header>
        <h2 className="panel-title grow">{say.lastRange[range]}</h2>
        <Segmented label={say.rangeLabel} options={options} value={range} onChange={onRange} />
      </header>
      {past.failure !== null && (
        <p className="charts-failure" role="alert">
          <span className="grow">
            {say.failed} {past.failure}
          </span>
          <Button size="small" onClick={past.retry}>
            {text.action.tryAgain}
          </Button>
        </p>
      )}
      <MissingNote missing={past.history?.missing ?? []} />
      <Charts gateway={gateway} range={range} past={past} />
    </section>
  )
}

/** At headquarters: of which time nothing is drawn, because the site that has it does not answer. */
function MissingNote({ missing }: { readonly missing: readonly Stretch[] }) {
  const { chart: say } = useText().gateway
  const language = useLanguage()
  const now = useMinute()
  const moment = (at: Millis) => formatMoment(at, now, language)
  const [first] = missing
  const last = missing.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <p className="charts-missing t2" role="status">
      {say.notHere(moment(first.from), moment(last.to), missing.length > 1)}
    </p>
  )
}

function Charts({ gateway, range, past: { history, failure } }: Omit<Props, 'onRange'>) {
  const { chart: say } = useText().gateway
  const language = useLanguage()
  // An hour moves on visibly within seconds, a month does not.
  const step = useStepOfTime(range === 'hour' ? seconds(10) : minutes(1))
  // A report that is younger than the step is drawn at once.
  const now = useWhileVisible(Math.max(step, history?.samples.at(-1)?.at ?? 0))
  const [crosshair] = useState(createCrosshair)
  const { presenceLog } = gateway
  const model = useMemo(() => {
    const frame = { from: now - RANGES[range], to: now }
    const presence = history === null ? [] : presenceUntil(history, presenceLog, now)
    const gaps = history === null ? [] : gapsOf(presence, frame)
    return { frame, presence, gaps, drawn: drawnGaps(gaps), rows: chartRows(history?.samples ?? [], gaps, frame) }
  }, [history, presenceLog, now, range])
  const trend = useTrend(gateway.id)
  const hasTemperature = saysTemperature(gateway.metrics, trend) || model.rows.temperature.value.some(isFigure)
  const ticks = useMemo(() => timeTicks(range, now, say.now, language), [range, now, say, language])
  const reading = history !== null ? 'read' : failure === null ? 'loading' : 'failed'
  return (
    <>
      <div className="charts-grid" aria-busy={reading === 'loading'}>
        {METRICS.filter((metric) => metric !== 'temperature' || hasTemperature).map((metric) => (
          <MetricChart
            key={metric}
            metric={metric}
            gateway={gateway}
            rows={model.rows[metric]}
            frame={model.frame}
            gaps={model.gaps}
            drawnGaps={model.drawn}
            ticks={ticks}
            range={range}
            crosshair={crosshair}
            reading={reading}
          />
        ))}
      </div>
      <AvailabilityRow
        gateway={gateway}
        history={history}
        presence={model.presence}
        frame={model.frame}
        range={range}
      />
    </>
  )
}

const isFigure = (value: number | null): boolean => value !== null
