import type { Gateway } from '../model/gateway'
import { type Millis, minutes } from '../time/millis'

export type IdentityWarningCode = 'two-senders' | 'address-hopping' | 'clock-off'

export interface IdentityWarning {
  readonly code: IdentityWarningCode
  readonly field: string
  readonly detail: string
}

/** So many addresses within an hour are no DHCP lease. */
const HOPS = 3

/** A box's clock this far off makes its own records useless. */
const CLOCK_TOLERANCE: Millis = minutes(5)

/**
 * Whether a gateway is who it says it is: two boxes with one serial report from different addresses within one period
 * (a cloned image), one box hops between addresses, or its clock is far off. Source: docs/box-protocol.md, "Identity".
 */
export function guardIdentity(
  gateway: Pick<Gateway, 'senders' | 'clockSkew'>,
  period: Millis,
): readonly IdentityWarning[] {
  const warnings: IdentityWarning[] = []
  const { senders, clockSkew } = gateway
  const current = senders.at(-1)
  const addresses = senders.map(({ address }) => address).join(' ')
  // A box that moved was never heard from its old address again; two boxes take turns.
  const takesTurns = senders.some(
    (other) =>
      current !== undefined &&
      other !== current &&
      other.lastAt > current.firstAt &&
      current.lastAt - other.lastAt < 2 * period,
  )
  if (takesTurns) warnings.push({ code: 'two-senders', field: 'from', detail: addresses })
  else if (senders.length >= HOPS) warnings.push({ code: 'address-hopping', field: 'from', detail: addresses })
  if (clockSkew !== null && Math.abs(clockSkew) > CLOCK_TOLERANCE) {
    warnings.push({ code: 'clock-off', field: 'timeStamp', detail: String(Math.round(clockSkew / 1000)) })
  }
  return warnings
}
