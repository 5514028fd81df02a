import type { CloseCause } from '../model/incident'
import type { Transition } from '../model/transition'
import { type Draft, put } from './draft'
import { isUnstable, withTurn } from './flapping'
import { type About, openIncident, turned } from './incident'
import type { Turn } from './subject'

/** Opens, turns or ends the incident that a transition is about. `endCause`: why it would end, if it does. */
export function turnIncident(draft: Draft, fact: Transition, turn: Turn, endCause: CloseCause): void {
  const { subject, condition } = turn
  const before = draft.incidents.get(subject)
  const was = before?.condition ?? 'good'
  const about: About = {
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
  if (condition !== 'unknown' && was !== 'unknown') {
    draft.turns.set(subject, withTurn(draft.turns.get(subject) ?? [], fact.at))
  }
  const isFlapping = isUnstable(draft.turns.get(subject) ?? [])
  if (before === undefined && condition !== 'bad' && !isFlapping) return
  // The end of bad news keeps the name of what was bad.
  const next =
    before === undefined
      ? openIncident(about, condition, fact.at)
      : turned(condition === 'bad' ? { ...before, ...about } : before, condition, fact.at)
  const ended = condition === 'good' ? { ...next, closeCause: endCause } : next
  put(draft, isFlapping ? { ...ended, unstableSince: ended.unstableSince ?? fact.at } : ended)
}
