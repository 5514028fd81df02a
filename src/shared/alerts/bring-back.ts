import type { Gateway } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext, AlertState, AlertStep } from './alert-state'
import { draftOf, put, stepOf } from './draft'
import { settle } from './settle'

/**
 * The alerts after gateways came back into the fleet, with what was open about them when they left: what still holds
 * goes on where it was, told, acknowledged or not, so that bringing back is no news. What does not hold any more stays
 * closed, and so does what people were told is over: each piece of bad news has one end. What is open by now wins.
 */
export function bringBack(
  state: AlertState,
  incidents: readonly Incident[],
  context: AlertContext,
  now: Millis,
): AlertStep {
  const ended = new Set(state.closed.filter(({ ledger }) => ledger.recoveryAt !== null).map(({ id }) => id))
  const back = incidents.filter((incident) => !ended.has(incident.id) && stillHolds(incident, context))
  const ids = new Set(back.map(({ id }) => id))
  const opened = { ...state, closed: state.closed.filter(({ id }) => !ids.has(id)) }
  const draft = draftOf(opened, context.rules)
  for (const incident of back) {
    const known = draft.incidents.get(incident.subject)
    if (known === undefined || known.id === incident.id) put(draft, incident)
  }
  settle(draft, context, now, draft.incidents.subjects())
  return stepOf(opened, draft)
}

function stillHolds({ kind, gateway: id, device }: Incident, { fleet }: AlertContext): boolean {
  const gateway = id === null ? undefined : fleet.gateways.get(id)
  if (gateway === undefined) return false
  switch (kind) {
    case 'gateway-offline':
      return gateway.presence === 'offline'
    case 'gateway-fault':
      return gateway.fault.active
    case 'device-offline':
      return lastKnown(gateway, device) === 'offline'
    case 'device-missing':
      return lastKnown(gateway, device) === 'missing'
    case 'receiver-silent':
    case 'site-link-down':
    case 'site-refused':
    case 'engine-unreachable':
    case 'engine-fell':
      return false
  }
}

const lastKnown = (gateway: Gateway, device: string | null) =>
  gateway.devices.find(({ id }) => id === device)?.lastKnownStatus
