import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertRules, AlertState, AlertStep, Turns } from './alert-state'
import type { Announcement } from './announcement'
import { REACH } from './flapping'
import { KeyedList } from './keyed-list'
import type { ScopedMute } from './mute'
import { OpenIncidents } from './open-incidents'

/** Closed incidents that stay at hand for lists. */
export const CLOSED_KEPT = 200

/** A state while a step is being taken: the rules write into it one after the other, and `stepOf` makes it a value again. */
export interface Draft {
  readonly incidents: OpenIncidents
  readonly turns: TurnList
  /** Of each subject that was written, its incident before. */
  readonly before: Map<string, Incident | undefined>
  readonly closed: Incident[]
  readonly announcements: Announcement[]
  mutes: readonly ScopedMute[]
  heardAgainAt: Millis | null
  /** A report made this step: some box is heard. */
  readonly isHeard: boolean
}

/** When subjects turned lately, and whether that has changed. */
interface TurnList {
  readonly list: KeyedList<Turns>
  tidiedAt: Millis
  hasChanged: boolean
}

interface Working {
  readonly incidents: OpenIncidents
  readonly turns: TurnList
}

/**
 * What was found out about a state: it goes from each state to the one that follows, so that a step costs what it
 * changes. A state that has none, because it was read from the disk or is stepped from twice, gets its own.
 */
const found = new WeakMap<AlertState, Working>()

/** The alerts as they can be changed, one incident after the other, until `stepOf` makes a value of them again. */
export function draftOf(state: AlertState, rules: AlertRules, isHeard = false): Draft {
  const { incidents, turns } = workingOf(state, rules)
  // Whatever becomes of the draft, it is no longer what was found out about this state.
  found.delete(state)
  turns.hasChanged = false
  return {
    incidents,
    turns,
    before: new Map(),
    closed: [],
    announcements: [],
    mutes: state.mutes,
    heardAgainAt: state.heardAgainAt,
    isHeard,
  }
}

/** The open incidents of a state, to be looked at only. */
export const openOf = (state: AlertState, rules: AlertRules): OpenIncidents => workingOf(state, rules).incidents

/** What is open of a gateway. */
export const openOfGateway = (state: AlertState, gateway: GatewayId): readonly Incident[] =>
  found.get(state)?.incidents.of(gateway) ?? state.incidents.filter((incident) => incident.gateway === gateway)

/** The open incident of a subject. */
export const openOfSubject = (state: AlertState, subject: string): Incident | undefined => {
  const working = found.get(state)
  return working === undefined ? state.incidents.find((one) => one.subject === subject) : working.incidents.get(subject)
}

function workingOf(state: AlertState, rules: AlertRules): Working {
  const known = found.get(state)
  if (known?.incidents.follows(rules)) return known
  const working = {
    incidents: new OpenIncidents(state.incidents, rules),
    turns: {
      list: new KeyedList(state.turns, ({ subject }: Turns) => subject),
      tidiedAt: Number.NEGATIVE_INFINITY,
      hasChanged: false,
    },
  }
  found.set(state, working)
  return working
}

/** An incident as it is now, in the place of the one about the same subject. */
export function put(draft: Draft, incident: Incident): void {
  const { subject } = incident
  const before = draft.incidents.get(subject)
  if (before === incident) return
  if (!draft.before.has(subject)) draft.before.set(subject, before)
  draft.incidents.put(incident)
}

/** Takes an incident off the open ones for good. */
export function close(draft: Draft, incident: Incident): void {
  draft.incidents.delete(incident.subject)
  draft.closed.push({ ...incident, closedAt: incident.closedAt ?? incident.changedAt })
}

export const turnsOf = ({ turns }: Draft, subject: string): readonly Millis[] => turns.list.get(subject)?.times ?? []

export function setTurns({ turns }: Draft, subject: string, times: readonly Millis[], now: Millis): void {
  turns.hasChanged = true
  turns.list.put({ subject, times })
  if (now - turns.tidiedAt < REACH) return
  turns.tidiedAt = now
  // Most subjects turn once in a year: their turns would be kept for ever.
  for (const one of turns.list.list()) if (now - (one.times.at(-1) ?? 0) > REACH) turns.list.delete(one.subject)
}

export function forgetTurns({ turns }: Draft, subject: string): void {
  turns.hasChanged = true
  turns.list.delete(subject)
}

/** What the draft has become, and what differs; the very same state if nothing does. */
export function stepOf(before: AlertState, draft: Draft): AlertStep {
  const { incidents, turns } = draft
  const changed = [...draft.before].flatMap(([subject, was]) => {
    const is = incidents.get(subject)
    return is === undefined || is === was ? [] : is
  })
  const changes = [...draft.closed, ...changed]
  const isSame = changes.length === 0 && draft.mutes === before.mutes && draft.heardAgainAt === before.heardAgainAt
  if (isSame && !turns.hasChanged) {
    found.set(before, { incidents, turns })
    return { state: before, announcements: [], changes }
  }
  const state: AlertState = {
    incidents: incidents.list(),
    closed: draft.closed.length === 0 ? before.closed : [...before.closed, ...draft.closed].slice(-CLOSED_KEPT),
    turns: turns.list.list(),
    mutes: draft.mutes,
    heardAgainAt: draft.heardAgainAt,
  }
  found.set(state, { incidents, turns })
  return { state, announcements: draft.announcements, changes }
}
