import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { Meter } from '../../ui/Meter'

interface Props {
  readonly metrics: GatewayView['metrics']
  readonly trend: Trend
  /** Where there is room, the figures have their whole names. */
  readonly wide?: boolean
}

/** From where on a figure is high and critical; °C for the temperature, percent for the others. */
const LIMITS = {
  cpu: { high: 80, critical: 95 },
  memory: { high: 85, critical: 95 },
  disk: { high: 85, critical: 95 },
  temperature: { high: 75, critical: 85 },
} as const

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
