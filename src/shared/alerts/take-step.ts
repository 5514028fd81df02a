import type { Heard, Step } from '../fleet/step'
import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { AlertContext, AlertState, AlertStep } from './alert-state'
import { type Draft, draftOf, openOfGateway, openOfSubject, put, stepOf } from './draft'
import { turned } from './incident'
import { isPerhapsUs } from './receiver-incident'
import { settle } from './settle'
import { RECEIVER, turnOf } from './subject'
import { turnIncident } from './turn-incident'

/** The alerts after a step of the fleet (of which `context.fleet` is the outcome). */
export function takeStep(state: AlertState, step: Step, context: AlertContext, now: Millis): AlertStep {
  if (!concerns(state, step)) return { state, announcements: [], changes: [] }
  const draft = draftOf(state, context.rules, step.heard !== undefined)
  // First: what this very report turns, it has not confirmed.
  if (step.heard !== undefined) confirm(draft, step.heard)
  const unwatched = new Set(step.transitions.filter(endsUnwatched).map(({ gateway }) => gateway))
  for (const fact of step.transitions) {
    const turn = turnOf(fact)
    if (turn === null) continue
    const ended = unwatched.has(fact.gateway) ? 'not-watching' : 'recovered'
    turnIncident(draft, fact, turn, {
      endCause: turn.removed ? 'removed' : ended,
      perhapsUs: fact.kind === 'presence' && isPerhapsUs(fact.gateway, draft, context.fleet, fact.at),
    })
    if (turn.removed) confirmAtOnce(draft, turn.subject, fact.at)
  }
  for (const change of step.changes) if (change.kind === 'removed') forget(draft, change.id, now)
  settle(draft, context, now, subjectsNear(draft, step))
  return stepOf(state, draft)
}

/** Whether a step can mean anything to the alerts. A report of a healthy box, the usual case by far, does not. */
export function concerns(state: AlertState, { transitions, heard, changes }: Step): boolean {
  if (transitions.length > 0 || changes.some(({ kind }) => kind === 'removed')) return true
  if (heard === undefined || state.incidents.length === 0) return false
  const receiver = openOfSubject(state, RECEIVER)
  if (receiver !== undefined && receiver.condition !== 'good') return true
  return openOfGateway(state, heard.gateway).some((incident) => isConfirmedBy(heard, incident))
}

/** All that is open of the gateways that the step is about: what holds their news back may be another now. */
const subjectsNear = ({ incidents }: Draft, { changes }: Step): string[] =>
  changes.flatMap((change) =>
    incidents.of(change.kind === 'gateway' ? change.gateway.id : change.id).map(({ subject }) => subject),
  )

const endsUnwatched = ({ kind, from }: Transition): boolean => kind === 'presence' && from === 'unobserved'

/** Another report says the same: what was seen once is now sure. */
function confirm(draft: Draft, heard: Heard): void {
  for (const incident of draft.incidents.of(heard.gateway)) {
    if (isConfirmedBy(heard, incident)) put(draft, { ...incident, confirmedAt: heard.at })
  }
}

const isConfirmedBy = (heard: Heard, incident: Incident): boolean =>
  incident.confirmedAt === null && speaksOf(heard, incident)

function speaksOf(heard: Heard, { kind, device }: Incident): boolean {
  if (device !== null) return heard.devices
  return kind === 'gateway-fault' ? heard.health : true
}

function confirmAtOnce(draft: Draft, subject: string, at: Millis): void {
  const incident = draft.incidents.get(subject)
  if (incident !== undefined) put(draft, { ...incident, confirmedAt: at })
}

/** The user no longer wants to see a gateway: whatever was bad about it is over. */
function forget(draft: Draft, gateway: GatewayId, now: Millis): void {
  for (const incident of draft.incidents.of(gateway)) {
    put(draft, { ...turned(incident, 'good', now), confirmedAt: now, unstableSince: null, closeCause: 'removed' })
  }
}
