import type { PresenceSpan } from '../model/gateway'
import { hours, type Millis, minutes } from '../time/millis'
import { type BarCell, type StateBar, stateBar } from './state-bar'

/** The last 24 hours of a gateway at a glance: 48 half hours, the last one ending now. */
export type DayCell = BarCell
export type DayBar = StateBar

const DAY = hours(24)
const CELL = minutes(30)

/**
 * What the 24 hours before `now` looked like.
 * @param spans are oldest first; each lasts until the next, the last until now
 * @param faults that it reported meanwhile
 */
export function dayBar(
  spans: readonly PresenceSpan[],
  now: Millis,
  faults: readonly { readonly from: Millis; readonly to: Millis }[] = [],
): DayBar {
  const presence = spans.map(({ from, state }, index) => ({ from, to: spans[index + 1]?.from ?? now, state }))
  return stateBar(presence, faults, { from: now - DAY, to: now, cells: DAY / CELL })
}
