import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import { close, type Draft, put } from './draft'
import { restsUntil } from './flapping'
import { isHeld, type Situation, situationOf } from './holds'
import { covers, type ScopedMute } from './mute'
import { wasTold, wishOf } from './pairing'
import { watchReceiver } from './receiver-incident'
import { tell } from './tell'

/** Brings a draft in order at `now`: ends what is over, finds what there is to tell, and tells what has waited long enough. */
export function settle(draft: Draft, context: AlertContext, now: Millis): void {
  watchReceiver(draft, context, now)
  for (const incident of draft.incidents.values()) endRest(draft, incident, now)
  for (const incident of draft.incidents.values()) if (isOver(incident)) close(draft, withCause(incident))
  endMutes(draft, context, now)
  prepareAll(draft, context, now)
  const closed = draft.closed.length
  tell(draft, context, now)
  // An incident that has had its last word holds nothing back any more.
  if (draft.closed.length > closed) prepareAll(draft, context, now)
}

function prepareAll(draft: Draft, context: AlertContext, now: Millis): void {
  const situation = situationOf(draft, context)
  for (const incident of draft.incidents.values()) {
    const prepared = prepare(incident, situation, now)
    if (prepared !== incident) put(draft, prepared)
  }
}

function endRest(draft: Draft, incident: Incident, now: Millis): void {
  const until = restsUntil(incident)
  if (until === null || now < until) return
  draft.turns.delete(incident.subject)
  put(draft, { ...incident, unstableSince: null })
}

/** Bad news that was never told is over as soon as it is no longer known to be true. */
const isOver = (incident: Incident): boolean =>
  incident.condition !== 'bad' && incident.unstableSince === null && !wasTold(incident)

const withCause = (incident: Incident): Incident => ({ ...incident, closeCause: incident.closeCause ?? 'not-watching' })

function endMutes(draft: Draft, { fleet }: AlertContext, now: Millis): void {
  const groupOf = (gateway: string | null) =>
    gateway === null ? null : (fleet.gateways.get(gateway)?.edits.group ?? null)
  const bad = [...draft.incidents.values()].filter(({ condition }) => condition !== 'good')
  const isDone = ({ scope, until, untilRecovery }: ScopedMute): boolean =>
    (until !== null && now >= until) ||
    (untilRecovery && !bad.some(({ gateway }) => covers(scope, gateway, groupOf(gateway))))
  if (draft.mutes.some(isDone)) draft.mutes = draft.mutes.filter((mute) => !isDone(mute))
}

/** The incident with what it has to tell made ready, or taken back because it is no longer true or is held back. */
function prepare(incident: Incident, situation: Situation, now: Millis): Incident {
  const { ledger } = incident
  const wish = wishOf(incident, situation.context.rules)
  // What rests while its subject is unstable is held back like anything else.
  if (wish === null) return withReady(incident, null, incident.unstableSince !== null)
  if (now < wish.from) return withReady(incident, null, false)
  if (isHeld(incident, wish.news, situation, now)) return withReady(incident, null, true)
  if (ledger.ready?.news === wish.news) return incident
  // Looked at late, it is still ready since it became true; only a hold that ends makes it news of now.
  return withReady(incident, { news: wish.news, at: ledger.held ? now : wish.from }, false)
}

function withReady(incident: Incident, ready: Incident['ledger']['ready'], held: boolean): Incident {
  const { ledger } = incident
  if (ledger.ready === ready && ledger.held === held) return incident
  return { ...incident, ledger: { ...ledger, ready, held } }
}
