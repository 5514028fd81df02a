import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useText, useThresholds } from '../../store/hooks'
import { Meter } from '../../ui/Meter'
import { saysTemperature } from './says-temperature'

interface Props {
  readonly metrics: GatewayView['metrics']
  readonly trend: Trend
}

/** The four figures of a box, or the three that it has: then they take the room of the fourth. */
export function GatewayMeters({ metrics, trend }: Props) {
  const { metricShort: names } = useText()
  const limits = useThresholds()
  return (
    <>
      <Meter label={names.cpu} value={metrics.cpu} unit="%" trend={trend.cpu} {...limits.cpu} />
      <Meter label={names.memory} value={metrics.memory} unit="%" trend={trend.memory} {...limits.memory} />
      <Meter label={names.disk} value={metrics.disk} unit="%" trend={trend.disk} {...limits.disk} />
      {saysTemperature(metrics, trend) && (
        <Meter
          label={names.temperature}
          value={metrics.temperature}
          unit="°"
          trend={trend.temperature}
          lineFrom={25}
          lineTo={95}
          {...limits.temperature}
        />
      )}
    </>
  )
}
