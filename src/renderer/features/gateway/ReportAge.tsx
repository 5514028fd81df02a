import type { GatewayView } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import { seconds } from '../../../shared/time/millis'
import { useSecond, useText } from '../../store/hooks'
import { AgeRing } from '../../ui/AgeRing'
import './report-age.css'

type Heard = Pick<GatewayView, 'lastReportAt' | 'presence' | 'periodSeconds'>

/** The age of the last report, with a ring that fills over the expected time. The only part of a card that ticks. */
export function ReportAge({ lastReportAt, presence, periodSeconds }: Heard) {
  const text = useText()
  const now = useSecond()
  if (lastReportAt === null) return <span className="report-age">—</span>
  const age = Math.max(0, now - Date.parse(lastReportAt))
  const period = seconds(periodSeconds)
  return (
    <span className={`report-age ${presence}`} data-tip={text.card.age(formatDuration(period, text))}>
      <AgeRing filled={presence === 'unobserved' ? 0 : Math.min(1, age / period)} look={RING_LOOKS[presence]} />
      {formatDuration(age, text)}
    </span>
  )
}

const RING_LOOKS = {
  online: 'waiting',
  late: 'overdue',
  offline: 'lost',
  unobserved: 'waiting',
  expected: 'waiting',
} as const
