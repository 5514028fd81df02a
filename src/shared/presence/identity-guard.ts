import type { Gateway } from '../model/gateway'
import { type Millis, minutes, seconds } from '../time/millis'

export type IdentityWarningCode = 'two-senders' | 'address-hopping' | 'clock-off'

export interface IdentityWarning {
  readonly code: IdentityWarningCode
  readonly field: string
  readonly detail: string
}

/** So many addresses within an hour are no DHCP lease. */
const HOPS = 3

/**
 * Two boxes together teach a rhythm that neither has: by its shortest gaps alone the warning would come and go with
 * every report.
 */
const SHORTEST_PERIOD: Millis = seconds(30)

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
  const { senders, clockSkew } = gateway
  const isClockOff = clockSkew !== null && Math.abs(clockSkew) > CLOCK_TOLERANCE
  if (senders.length < 2 && !isClockOff) return NO_WARNINGS
  const warnings: IdentityWarning[] = []
  const addresses = () => senders.map(({ address }) => address).join(' ')
  if (takesTurns(gateway, period)) warnings.push({ code: 'two-senders', field: 'from', detail: addresses() })
  else if (senders.length >= HOPS) warnings.push({ code: 'address-hopping', field: 'from', detail: addresses() })
  if (isClockOff) {
    warnings.push({ code: 'clock-off', field: 'timeStamp', detail: String(Math.round(clockSkew / 1000)) })
  }
  return warnings
}

const NO_WARNINGS: readonly IdentityWarning[] = []

/** Whether reports of one serial come from two addresses in turns: two boxes, of which one is a copy. */
export function takesTurns({ senders }: Pick<Gateway, 'senders'>, period: Millis): boolean {
  const current = senders.at(-1)
  if (current === undefined || senders.length < 2) return false
  const within = 2 * Math.max(period, SHORTEST_PERIOD)
  // A box that moved was never heard from its old address again.
  return senders.some(
    (other) => other !== current && other.lastAt > current.firstAt && current.lastAt - other.lastAt < within,
  )
}
