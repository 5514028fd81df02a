import type { RemovedGateway } from '../fleet/removed-gateway'
import { keptUntil } from '../fleet/removed-gateway'
import { displayName } from '../fleet/transitions'
import { type IsoTime, iso } from '../time/iso'

/** What came of an edit of several. An id in neither list was in the call twice. */
export interface Edited {
  readonly edited: readonly string[]
  /** Ids that no gateway has. */
  readonly unknown: readonly string[]
}

export interface Removed {
  readonly removed: readonly string[]
  readonly unknown: readonly string[]
  /** Until when they can be brought back. */
  readonly keptUntil: IsoTime
}

export interface Restored {
  readonly restored: readonly string[]
  /** Ids of which nothing is kept. */
  readonly unknown: readonly string[]
}

export interface RemovedGateways {
  readonly gateways: readonly RemovedGatewayView[]
}

export interface RemovedGatewayView {
  readonly id: string
  readonly name: string
  readonly removedAt: IsoTime
  readonly keptUntil: IsoTime
}

/** The last removed first. */
export function viewRemoved(resting: Iterable<RemovedGateway>): RemovedGateways {
  const lastFirst = [...resting].toSorted((a, b) => b.removed.at - a.removed.at)
  return {
    gateways: lastFirst.map((gateway) => ({
      id: gateway.removed.id,
      name: displayName({ ...gateway, id: gateway.removed.id }),
      removedAt: iso(gateway.removed.at),
      keptUntil: iso(keptUntil(gateway)),
    })),
  }
}
