import type { Fleet } from '../fleet/fleet'
import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertState } from './alert-state'
import { turned } from './incident'

/**
 * The alerts as kept, made ready for a fleet that nobody watches yet. In silence: nothing is told here, and what was
 * told stays told. Whoever was bad is unknown until heard or judged again; what was never told is forgotten, and
 * will be told if it turns out to be so.
 */
export function reconcile(state: AlertState, fleet: Fleet, now: Millis): AlertState {
  const incidents = state.incidents.flatMap((incident) => {
    const known = incident.gateway === null || fleet.gateways.get(incident.gateway) !== undefined
    if (!known) return { ...turned(incident, 'good', now), confirmedAt: now, closeCause: 'removed' as const }
    return judgedBySilence(incident) && incident.condition === 'bad'
      ? turned(incident, 'unknown', now)
      : unready(incident)
  })
  return { ...state, incidents }
}

const judgedBySilence = ({ kind }: Incident): boolean => kind === 'gateway-offline' || kind === 'receiver-silent'

const unready = (incident: Incident): Incident => ({
  ...incident,
  ledger: { ...incident.ledger, ready: null, held: true },
})
