import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import { days, earlier, type Millis } from '../time/millis'
import { joinedEdits } from './joined-edits'

/**
 * A gateway that the user took out of the fleet, as it was: it rests beside the fleet, under an id that no box can have,
 * so that whatever keeps gateways keeps it too, and a report of the box finds nothing of it and opens a new one.
 */
export interface RemovedGateway extends Gateway {
  readonly removed: Removal
}

export interface Removal {
  /** The id it had, and gets back. */
  readonly id: GatewayId
  readonly at: Millis
  /** What was open about it then: back in the fleet, what still holds goes on rather than being told as news. */
  readonly incidents: readonly Incident[]
}

/** How long what was removed can be brought back. */
export const REMOVED_KEPT: Millis = days(30)

/** Ids of boxes are trimmed: none begins with a space. */
export const restingId = (id: GatewayId): GatewayId => ` removed:${id}`

export const isRemoved = (gateway: Gateway): gateway is RemovedGateway => 'removed' in gateway

/** Until when it can be brought back. */
export const keptUntil = ({ removed }: RemovedGateway): Millis => removed.at + REMOVED_KEPT

/** The gateway as it rests. `before` is what rests of it from an earlier removal: words written then are not lost. */
export function atRest(
  gateway: Gateway,
  before: RemovedGateway | undefined,
  at: Millis,
  incidents: readonly Incident[],
): RemovedGateway {
  const whole = before === undefined ? gateway : rejoined(before, gateway)
  return { ...whole, id: restingId(gateway.id), removed: { id: gateway.id, at, incidents } }
}

/**
 * What a removed gateway is once it is back. `known` is the one that the box's reports have opened meanwhile: it stays
 * as it is reported, and gets back what was written beside the one removed, where nothing new was, and its past.
 */
export function rejoined(resting: RemovedGateway, known: Gateway | undefined): Gateway {
  const { removed, ...gateway } = resting
  if (known === undefined) return { ...gateway, id: removed.id }
  return {
    ...known,
    edits: joinedEdits(gateway.edits, known.edits),
    devices: known.devices.length > 0 ? known.devices : gateway.devices,
    firstSeenAt: earlier(gateway.firstSeenAt, known.firstSeenAt),
    ...(gateway.absorbed === undefined ? {} : { absorbed: [...gateway.absorbed, ...(known.absorbed ?? [])] }),
  }
}
