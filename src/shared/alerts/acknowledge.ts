import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertState, AlertStep } from './alert-state'

/**
 * The alerts after somebody took note of these incidents, or of all: their sound and reminders stop, their state does not.
 * An incident that is not open, or acknowledged before, stays as it is.
 */
export function acknowledge(state: AlertState, incidents: readonly string[] | 'all', now: Millis): AlertStep {
  const meant = incidents === 'all' ? null : new Set(incidents)
  const changes: Incident[] = []
  const after = state.incidents.map((incident) => {
    if (incident.ledger.acknowledgedAt !== null || meant?.has(incident.id) === false) return incident
    const ready = incident.ledger.ready?.news === 'reminder' ? null : incident.ledger.ready
    const noted = { ...incident, ledger: { ...incident.ledger, ready, acknowledgedAt: now } }
    changes.push(noted)
    return noted
  })
  return { state: changes.length === 0 ? state : { ...state, incidents: after }, announcements: [], changes }
}
