import { type About, type Condition, type Incident, NOTHING_TOLD } from '../model/incident'
import type { Millis } from '../time/millis'
import { timeForId } from '../time/time-in-id'

/** What an incident is about, with the name of its subject. */
export interface NamedSubject extends About {
  readonly subject: string
}

/** An incident of which nothing was told yet. */
export const openIncident = (about: NamedSubject, condition: Condition, at: Millis): Incident => ({
  ...about,
  id: `${timeForId(at)}:${about.subject}`,
  evidence: null,
  openedAt: at,
  condition,
  changedAt: at,
  confirmedAt: confirmedAtOnce(about.kind, condition) ? at : null,
  unstableSince: null,
  closedAt: null,
  closeCause: null,
  ledger: NOTHING_TOLD,
})

/** Not by the id alone: it keeps the time at which it was opened by a clock that was set meanwhile. */
export const oldestFirst = (a: Incident, b: Incident): number => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)

/** The incident as its subject stands from `at` on; what was ready to be told is no longer true. */
export const turned = (incident: Incident, condition: Condition, at: Millis): Incident => ({
  ...incident,
  condition,
  changedAt: at,
  confirmedAt: confirmedAtOnce(incident.kind, condition) ? at : null,
  closeCause: null,
  ledger: { ...incident.ledger, ready: null, held: false },
})

/** A device is missing after two lists without it, and all is well after two good reports: those wait for another one. */
const confirmedAtOnce = (kind: Incident['kind'], condition: Condition): boolean =>
  condition === 'bad' && kind !== 'device-missing'
