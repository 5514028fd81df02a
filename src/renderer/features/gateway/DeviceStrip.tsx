import { memo } from 'react'
import type { Span } from '../../../shared/history/spans'
import type { DeviceStatus } from '../../../shared/model/gateway'
import { formatDuration } from '../../../shared/text/duration'
import { hours, type Millis } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import { SpanBar } from '../../ui/SpanBar'

const LOOKS = { online: 'up', offline: 'down', missing: 'down', unknown: 'unknown' } as const

interface Props {
  readonly spans: readonly Span<DeviceStatus>[]
  readonly downtime: Millis
  readonly now: Millis
}

/** The last 24 hours of a sub-device. */
export const DeviceStrip = memo(({ spans, downtime, now }: Props) => {
  const text = useText()
  const { gateway: say } = text
  const from = now - hours(24)
  const parts = spans.map((span) => ({
    from: (span.from - from) / hours(24),
    to: (span.to - from) / hours(24),
    look: LOOKS[span.state],
  }))
  const label = spans.length === 0 ? say.stripUnknown : say.strip(formatDuration(downtime, text))
  return <SpanBar parts={parts} label={label} />
})
