import type { GatewayMap } from '../fleet/gateway-map'
import type { Gateway } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { AlertRules, AlertState } from './alert-state'
import { type Draft, draftOf, put, stepOf } from './draft'
import { type Turn, turnOf } from './subject'
import { turnIncident } from './turn-incident'

/**
 * The alerts as kept, with what `facts` turned since. They are not kept with every fact, so a crash may leave them some
 * seconds behind the fleet; of what a report said, no later report would make a turn again, and its news, or its end,
 * would never be told. What silence makes of a box is found again by itself.
 * @param facts the last ones before the crash, oldest first; those that the alerts know already change nothing
 */
export function catchUp(state: AlertState, facts: readonly Transition[], gateways: GatewayMap): AlertState {
  const draft = draftOf(state, ANY_RULES)
  const last = new Map<string, { readonly fact: Transition; readonly turn: Turn }>()
  for (const fact of facts) {
    const turn = turnOf(fact)
    if (turn !== null && fact.kind !== 'presence') last.set(turn.subject, { fact, turn })
  }
  for (const { fact, turn } of last.values()) {
    const gateway = gateways.get(fact.gateway)
    if (gateway !== undefined && isStillSo(fact, gateway)) turnMissed(draft, fact, turn)
  }
  return stepOf(state, draft).state
}

/** Nothing is told here. */
const ANY_RULES: AlertRules = { delay: 0, reminders: false, quietHours: [] }

function turnMissed(draft: Draft, fact: Transition, turn: Turn): void {
  const isKnown = (draft.incidents.get(turn.subject)?.condition ?? 'good') === turn.condition
  if (isKnown) return
  turnIncident(draft, fact, turn, { endCause: turn.removed ? 'removed' : 'recovered', perhapsUs: false })
  const incident = draft.incidents.get(turn.subject)
  if (turn.removed && incident !== undefined) put(draft, { ...incident, confirmedAt: fact.at })
}

/** What the fleet was kept with decides: a fact beside it may be of a box that was removed and came back. */
function isStillSo({ kind, device, to }: Transition, { fault, devices }: Gateway): boolean {
  if (kind === 'fault') return fault.active === (to === 'fault')
  const known = devices.find(({ id }) => id === device)
  return kind === 'device-removed' ? known === undefined : known?.lastKnownStatus === to
}
