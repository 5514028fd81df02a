import type { Gateway, GatewayId } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Fleet } from './fleet'

/** One change of the known world: how it is now, what differs from before, and the facts worth keeping. */
export interface Step {
  readonly fleet: Fleet
  readonly changes: readonly Change[]
  readonly transitions: readonly Transition[]
  /** The report that made this step, if one did. */
  readonly heard?: Heard
}

/** Who reported when, and what of: its health, its devices. */
export interface Heard {
  readonly gateway: GatewayId
  readonly at: Millis
  readonly health: boolean
  readonly devices: boolean
}

export type Change =
  | { readonly kind: 'gateway'; readonly gateway: Gateway }
  | { readonly kind: 'removed'; readonly id: GatewayId }

export const noStep = (fleet: Fleet): Step => ({ fleet, changes: [], transitions: [] })

/**
 * The fleet with these changes made, in order.
 * @param spoken the code that a report has just carried, and whose it therefore is. Nothing else takes a code from
 *   another gateway: of a box that was replaced, the old one must not get the reports of the new one for falling silent.
 */
export function withChanges(fleet: Fleet, changes: readonly Change[], spoken: string | null = null): Fleet {
  let { gateways, byAuthCode } = fleet
  for (const change of changes) {
    if (change.kind === 'removed') {
      gateways = gateways.without(change.id)
      byAuthCode = forgetCodes(byAuthCode, change.id)
      continue
    }
    const { id, authCode } = change.gateway
    gateways = gateways.with(change.gateway)
    if (authCode === null || byAuthCode.get(authCode) === id) continue
    if (authCode === spoken || !byAuthCode.has(authCode)) byAuthCode = new Map(byAuthCode).set(authCode, id)
  }
  const { watch, defaultPeriod, patience } = fleet
  return { gateways, byAuthCode, watch, defaultPeriod, patience }
}

function forgetCodes(byAuthCode: Fleet['byAuthCode'], id: GatewayId): Fleet['byAuthCode'] {
  return new Map([...byAuthCode].filter(([, owner]) => owner !== id))
}
