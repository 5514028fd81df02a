import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertState, AlertStep } from './alert-state'
import type { Announcement } from './announcement'
import type { ScopedMute } from './mute'

/** Closed incidents that stay at hand for lists. */
const CLOSED_KEPT = 200

/** A state while a step is being taken: the rules write into it one after the other, and `stepOf` makes it a value again. */
export interface Draft {
  readonly incidents: Map<string, Incident>
  readonly turns: Map<string, readonly Millis[]>
  readonly closed: Incident[]
  readonly announcements: Announcement[]
  mutes: readonly ScopedMute[]
  heardAgainAt: Millis | null
}

export const draftOf = (state: AlertState): Draft => ({
  incidents: new Map(state.incidents.map((incident) => [incident.subject, incident])),
  turns: new Map(state.turns.map(({ subject, times }) => [subject, times])),
  closed: [],
  announcements: [],
  mutes: state.mutes,
  heardAgainAt: state.heardAgainAt,
})

export function put(draft: Draft, incident: Incident): void {
  draft.incidents.set(incident.subject, incident)
}

/** Takes an incident off the open ones for good. */
export function close(draft: Draft, incident: Incident): void {
  draft.incidents.delete(incident.subject)
  draft.closed.push({ ...incident, closedAt: incident.closedAt ?? incident.changedAt })
}

/** What the draft has become, and what differs; the very same state if nothing does. */
export function stepOf(before: AlertState, draft: Draft): AlertStep {
  const known = new Set(before.incidents)
  const changed = [...draft.incidents.values()].filter((incident) => !known.has(incident))
  const changes = [...draft.closed, ...changed]
  const isSame = changes.length === 0 && draft.mutes === before.mutes && draft.heardAgainAt === before.heardAgainAt
  if (isSame && draft.turns.size === before.turns.length) return { state: before, announcements: [], changes }
  const state: AlertState = {
    incidents: [...draft.incidents.values()],
    closed: [...before.closed, ...draft.closed].slice(-CLOSED_KEPT),
    turns: [...draft.turns].map(([subject, times]) => ({ subject, times })),
    mutes: draft.mutes,
    heardAgainAt: draft.heardAgainAt,
  }
  return { state, announcements: draft.announcements, changes }
}
