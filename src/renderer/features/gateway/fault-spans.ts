import type { GatewayView } from '../../../shared/contract/views'
import type { Millis } from '../../../shared/time/millis'

/** The faults of a box in ms; one that is still reported lasts until now. */
export const faultSpans = (log: GatewayView['faultLog'], now: Millis) =>
  log.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? now : Date.parse(to) }))
