import type { GatewayView } from '../../../../shared/contract/views'
import { formatLargestUnit } from '../../../../shared/text/duration'
import { useSecond, useText } from '../../../store/hooks'
import { standingOf, standingSince } from '../../../store/standing'

/** For how long it is silent; of a box with a fault, for how long it has it. The only part of a tile that ticks. */
export function Since({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const now = useSecond()
  const from = standingOf(gateway) === 'abnormal' ? standingSince(gateway) : gateway.lastReportAt
  return from === null ? '—' : formatLargestUnit(Math.max(0, now - Date.parse(from)), text)
}
