import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { Meter } from '../../ui/Meter'

interface Props {
  readonly metrics: GatewayView['metrics']
  readonly trend: Trend
}

/** From where on a figure is high and critical; °C for the temperature, percent for the others. */
const LIMITS = {
  cpu: { high: 80, critical: 95 },
  memory: { high: 85, critical: 95 },
  disk: { high: 85, critical: 95 },
  temperature: { high: 75, critical: 85 },
} as const

/** The four figures of a box. */
export function GatewayMeters({ metrics, trend }: Props) {
  const { metricShort } = useText()
  return (
    <>
      <Meter label={metricShort.cpu} value={metrics.cpu} unit="%" trend={trend.cpu} {...LIMITS.cpu} />
      <Meter label={metricShort.memory} value={metrics.memory} unit="%" trend={trend.memory} {...LIMITS.memory} />
      <Meter label={metricShort.disk} value={metrics.disk} unit="%" trend={trend.disk} {...LIMITS.disk} />
      <Meter
        label={metricShort.temperature}
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
