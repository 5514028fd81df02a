import type { CloseCause } from '../model/incident'
import type { Transition } from '../model/transition'
import { type Draft, put, setTurns, turnsOf } from './draft'
import { isUnstable, withTurn } from './flapping'
import { type NamedSubject, openIncident, turned } from './incident'
import type { Turn } from './subject'

/** What the turn of a subject is to be taken for. */
export interface TurnedHow {
  /** Why its incident would end, if it does. */
  readonly endCause: CloseCause
  /** It may be our own trouble that turned it: no sign that the subject itself comes and goes. */
  readonly perhapsUs: boolean
}

/** Opens, turns or ends the incident that a transition is about. */
export function turnIncident(draft: Draft, fact: Transition, turn: Turn, { endCause, perhapsUs }: TurnedHow): void {
  const { subject, condition } = turn
  const before = draft.incidents.get(subject)
  const was = before?.condition ?? 'good'
  const about: NamedSubject = {
    subject,
    kind: turn.kind,
    gateway: fact.gateway,
    gatewayName: fact.gatewayName,
    device: fact.device,
    deviceName: fact.deviceName,
    detail: fact.detail,
  }
  if (was === condition) {
    // Still bad, but in other words: offline and then missing, or another fault.
    if (before !== undefined && condition === 'bad') put(draft, { ...before, ...about })
    return
  }
  if (condition !== 'unknown' && was !== 'unknown' && !perhapsUs) {
    setTurns(draft, subject, withTurn(turnsOf(draft, subject), fact.at), fact.at)
  }
  const isFlapping = isUnstable(turnsOf(draft, subject))
  if (before === undefined && condition !== 'bad' && !isFlapping) return
  // The end of bad news keeps the name of what was bad.
  const next =
    before === undefined
      ? openIncident(about, condition, fact.at)
      : turned(condition === 'bad' ? { ...before, ...about } : before, condition, fact.at)
  const ended = condition === 'good' ? { ...next, closeCause: endCause } : next
  put(draft, isFlapping ? { ...ended, unstableSince: ended.unstableSince ?? fact.at } : ended)
}
