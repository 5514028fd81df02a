import type { PresenceSpan } from '../model/gateway'
import { hours, type Millis, minutes } from '../time/millis'
import { type StateBar, stateBar } from './state-bar'

const DAY = hours(24)
const CELL = minutes(30)

/**
 * What the 24 hours before `now` looked like: 48 half hours, the last one ending now.
 * @param spans are oldest first; each lasts until the next, the last until now
 * @param faults that it reported meanwhile
 */
export function dayBar(
  spans: readonly PresenceSpan[],
  now: Millis,
  faults: readonly { readonly from: Millis; readonly to: Millis }[] = [],
): StateBar {
  const presence = spans.map(({ from, state }, index) => ({ from, to: spans[index + 1]?.from ?? now, state }))
  return stateBar(presence, faults, { from: now - DAY, to: now, cells: DAY / CELL })
}
