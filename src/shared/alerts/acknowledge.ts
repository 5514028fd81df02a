import type { Millis } from '../time/millis'
import type { AlertState, AlertStep } from './alert-state'
import { draftOf, put, stepOf } from './draft'

/**
 * The alerts after somebody took note of these incidents, or of all: their sound and reminders stop, their state does not.
 * An incident that is not open, or acknowledged before, stays as it is.
 */
export function acknowledge(state: AlertState, incidents: readonly string[] | 'all', now: Millis): AlertStep {
  const draft = draftOf(state)
  for (const incident of state.incidents) {
    if (incident.ledger.acknowledgedAt !== null || (incidents !== 'all' && !incidents.includes(incident.id))) continue
    const ready = incident.ledger.ready?.news === 'reminder' ? null : incident.ledger.ready
    put(draft, { ...incident, ledger: { ...incident.ledger, ready, acknowledgedAt: now } })
  }
  return stepOf(state, draft)
}
