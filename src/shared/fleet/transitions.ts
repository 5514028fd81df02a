import type { Device, Gateway } from '../model/gateway'
import type { Transition } from '../model/transition'
import { timeForId } from '../time/time-in-id'

/** What people call a gateway: the user's name for it, else its own, else its identity. */
export const displayName = (gateway: Pick<Gateway, 'edits' | 'name' | 'id'>): string =>
  gateway.edits.alias ?? gateway.name ?? gateway.id

type Fact = Pick<Transition, 'at' | 'kind' | 'from' | 'to' | 'cause'> & { readonly detail?: string | null }

/**
 * A fact about a gateway, or about one of its devices. Same fact, same id: keeping it twice keeps it once.
 * A device that has no name is called by its address, as it is where it is shown.
 */
export function transition(gateway: Gateway, fact: Fact, device?: Pick<Device, 'id' | 'name' | 'ip'>): Transition {
  const subject = device === undefined ? gateway.id : `${gateway.id}/${device.id}`
  return {
    id: `${timeForId(fact.at)}:${subject}:${fact.kind}:${fact.to ?? ''}`,
    at: fact.at,
    kind: fact.kind,
    gateway: gateway.id,
    gatewayName: displayName(gateway),
    device: device?.id ?? null,
    deviceName: device?.name ?? device?.ip ?? null,
    from: fact.from,
    to: fact.to,
    cause: fact.cause,
    detail: fact.detail ?? null,
  }
}
