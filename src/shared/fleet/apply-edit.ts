import type { GatewayEdits, GatewayId } from '../model/gateway'
import type { Fleet } from './fleet'
import { noStep, type Step, withChanges } from './step'

/** The fleet after the user wrote something beside a gateway; nothing happens to one that is not there. */
export function applyEdit(fleet: Fleet, id: GatewayId, edit: Partial<GatewayEdits>): Step {
  const gateway = fleet.gateways.get(id)
  if (gateway === undefined) return noStep(fleet)
  const changes = [{ kind: 'gateway' as const, gateway: { ...gateway, edits: { ...gateway.edits, ...edit } } }]
  return { fleet: withChanges(fleet, changes), changes, transitions: [] }
}
