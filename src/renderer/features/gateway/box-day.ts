import { dayBar } from '../../../shared/availability/day-bar'
import type { StateBar } from '../../../shared/availability/state-bar'
import type { GatewayView } from '../../../shared/contract/views'
import type { Millis } from '../../../shared/time/millis'
import { faultSpans } from './fault-spans'

/** The last 24 hours of a box: how it stood, and how much of them it was there. */
export const boxDay = (
  { presenceLog, faultLog }: Pick<GatewayView, 'presenceLog' | 'faultLog'>,
  now: Millis,
): StateBar =>
  dayBar(
    presenceLog.map(({ from, state }) => ({ from: Date.parse(from), state })),
    now,
    faultSpans(faultLog, now),
  )
