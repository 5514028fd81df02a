import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { Meter } from '../../ui/Meter'
import { LIMITS } from './metric-limits'

interface Props {
  readonly metrics: GatewayView['metrics']
  readonly trend: Trend
  /** Where there is room, the figures have their whole names. */
  readonly wide?: boolean
}

/** The four figures of a box. */
export function GatewayMeters({ metrics, trend, wide = false }: Props) {
  const text = useText()
  const names = wide ? text.metric : text.metricShort
  return (
    <>
      <Meter label={names.cpu} value={metrics.cpu} unit="%" trend={trend.cpu} {...LIMITS.cpu} />
      <Meter label={names.memory} value={metrics.memory} unit="%" trend={trend.memory} {...LIMITS.memory} />
      <Meter label={names.disk} value={metrics.disk} unit="%" trend={trend.disk} {...LIMITS.disk} />
      <Meter
        label={names.temperature}
        value={metrics.temperature}
        unit="°"
        trend={trend.temperature}
        lineFrom={25}
        lineTo={95}
        {...LIMITS.temperature}
      />
    </>
  )
}
