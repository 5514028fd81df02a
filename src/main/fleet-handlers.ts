import type { Handlers } from '../shared/contract/dispatch'
import { isMuteOver, muteOver, sharedEditOf } from '../shared/contract/edit'
import { viewRemoved } from '../shared/contract/removal-views'
import { REMOVED_KEPT } from '../shared/fleet/removed-gateway'
import type { GatewayId } from '../shared/model/gateway'
import { ok, problem } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import { iso } from '../shared/time/iso'
import type { Alerting } from './alerting'
import type { LiveFleet } from './fleet/live-fleet'

type FleetCall = 'removeGateway' | 'editGateways' | 'removeGateways' | 'restoreGateways' | 'getRemoved'

export interface FleetParts {
  readonly clock: Clock
  readonly fleet: LiveFleet
  readonly alerting: Alerting
}

/** How the station answers the calls that take boxes out of the fleet, bring them back, or edit several at once. */
export function fleetHandlersOf({ clock, fleet, alerting }: FleetParts): Pick<Handlers, FleetCall> {
  const remove = (ids: readonly GatewayId[]) => fleet.remove(ids, (id) => alerting.openOf(id))
  return {
    removeGateway: async ({ id }) =>
      (await remove([id])).length > 0 ? ok(null) : problem('not-found', 'there is no gateway with this id', 'id'),

    editGateways: async ({ ids, ...input }) => {
      if (isMuteOver(input.muted, clock.now())) return muteOver
      const edited = await fleet.editAll(ids, sharedEditOf(input, clock.now()))
      return edited.ok ? ok({ edited: edited.value, unknown: without(ids, edited.value) }) : edited
    },

    removeGateways: async ({ ids }) => {
      const now = clock.now()
      const removed = await remove(ids)
      return ok({ removed, unknown: without(ids, removed), keptUntil: iso(now + REMOVED_KEPT) })
    },

    restoreGateways: async ({ ids }) => {
      const incidents = ids.flatMap((id) => fleet.removed.get(id)?.removed.incidents ?? [])
      // Both at once, so that what silence makes of a box meets what is known about it already.
      const restoring = fleet.restore(ids)
      const alerts = incidents.length === 0 ? undefined : alerting.bringBack(incidents)
      const [restored] = await Promise.all([restoring, alerts])
      return ok({ restored, unknown: without(ids, restored) })
    },

    getRemoved: async () => ok(viewRemoved(fleet.removed.values())),
  }
}

function without(ids: readonly GatewayId[], known: readonly GatewayId[]): readonly GatewayId[] {
  const found = new Set(known)
  return ids.filter((id) => !found.has(id))
}
