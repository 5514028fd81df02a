import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useText, useThresholds } from '../../store/hooks'
import { Meter } from '../../ui/Meter'

interface Props {
  readonly metrics: GatewayView['metrics']
  readonly trend: Trend
  /** Where there is room, the figures have their whole names. */
  readonly wide?: boolean
}

/** The four figures of a box. */
export function GatewayMeters({ metrics, trend, wide = false }: Props) {
  const text = useText()
  const limits = useThresholds()
  const names = wide ? text.metric : text.metricShort
  return (
    <>
      <Meter label={names.cpu} value={metrics.cpu} unit="%" trend={trend.cpu} {...limits.cpu} />
      <Meter label={names.memory} value={metrics.memory} unit="%" trend={trend.memory} {...limits.memory} />
      <Meter label={names.disk} value={metrics.disk} unit="%" trend={trend.disk} {...limits.disk} />
      <Meter
        label={names.temperature}
        value={metrics.temperature}
        unit="°"
        trend={trend.temperature}
        lineFrom={25}
        lineTo={95}
        {...limits.temperature}
      />
    </>
  )
}
