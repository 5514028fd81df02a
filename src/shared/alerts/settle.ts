import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import { close, type Draft, forgetTurns, put } from './draft'
import { restsUntil } from './flapping'
import { isHeld } from './holds'
import { covers, type ScopedMute } from './mute'
import { wasTold, wishOf } from './pairing'
import { watchReceiver } from './receiver-incident'
import { RECEIVER } from './subject'
import { tell } from './tell'

/**
 * Brings a draft in order at `now`: ends what is over, finds what there is to tell, and tells what has waited long enough.
 * @param near subjects to look at although nothing was written of them. What time alone has changed is found.
 */
export function settle(draft: Draft, context: AlertContext, now: Millis, near: Iterable<string>): void {
  const { incidents } = draft
  const receiver = incidents.get(RECEIVER)
  watchReceiver(draft, context, now)
  const subjects = new Set(near)
  // Whether it is us has a say in what is told of everybody.
  if (incidents.get(RECEIVER) !== receiver) for (const subject of incidents.subjects()) subjects.add(subject)
  for (const subject of draft.before.keys()) subjects.add(subject)
  for (const subject of incidents.takeDue(now)) subjects.add(subject)
  for (const incident of those(draft, subjects)) endRest(draft, incident, now)
  for (const incident of those(draft, subjects)) if (isOver(incident)) close(draft, withCause(incident))
  if (endMutes(draft, context, now)) for (const subject of incidents.held) subjects.add(subject)
  prepareAll(draft, subjects, context, now)
  tellGathered(draft, context, now)
}

function tellGathered(draft: Draft, context: AlertContext, now: Millis): void {
  const { incidents, closed } = draft
  const wereClosed = closed.length
  if (incidents.nextTellingAt() > now) return
  // Something may hold it back by now.
  prepareAll(draft, incidents.ready, context, now)
  tell(draft, context, now)
  // An incident that has had its last word holds nothing back any more.
  const gateways = new Set(closed.slice(wereClosed).map(({ gateway }) => gateway))
  for (const gateway of gateways) {
    if (gateway === null) continue
    prepareAll(
      draft,
      incidents.of(gateway).map(({ subject }) => subject),
      context,
      now,
    )
  }
}

function prepareAll(draft: Draft, subjects: Iterable<string>, context: AlertContext, now: Millis): void {
  for (const incident of those(draft, subjects)) put(draft, prepare(incident, draft, context, now))
}

const those = ({ incidents }: Draft, subjects: Iterable<string>): Incident[] =>
  [...subjects].flatMap((subject) => incidents.get(subject) ?? [])

function endRest(draft: Draft, incident: Incident, now: Millis): void {
  const until = restsUntil(incident)
  if (until === null || now < until) return
  forgetTurns(draft, incident.subject)
  put(draft, { ...incident, unstableSince: null })
}

/** Bad news that was never told is over as soon as it is no longer known to be true. */
const isOver = (incident: Incident): boolean =>
  incident.condition !== 'bad' && incident.unstableSince === null && !wasTold(incident)

const withCause = (incident: Incident): Incident => ({ ...incident, closeCause: incident.closeCause ?? 'not-watching' })

/** @returns whether one has ended */
function endMutes(draft: Draft, { fleet }: AlertContext, now: Millis): boolean {
  const groupOf = (gateway: string | null) =>
    gateway === null ? null : (fleet.gateways.get(gateway)?.edits.group ?? null)
  const isBadIn = (scope: ScopedMute['scope']) =>
    draft.incidents
      .list()
      .some(
        ({ condition, gateway, device }) =>
          condition !== 'good' && covers(scope, { gateway, device, group: groupOf(gateway) }),
      )
  const isDone = ({ scope, until, untilRecovery }: ScopedMute): boolean =>
    (until !== null && now >= until) || (untilRecovery && !isBadIn(scope))
  if (!draft.mutes.some(isDone)) return false
  draft.mutes = draft.mutes.filter((mute) => !isDone(mute))
  return true
}

/** The incident with what it has to tell made ready, or taken back because it is no longer true or is held back. */
function prepare(incident: Incident, draft: Draft, context: AlertContext, now: Millis): Incident {
  const { ledger } = incident
  const wish = wishOf(incident, context.rules)
  // What rests while its subject is unstable is held back like anything else.
  if (wish === null) return withReady(incident, null, incident.unstableSince !== null)
  if (now < wish.from) return withReady(incident, null, false)
  if (isHeld(incident, wish.news, draft, context, now)) return withReady(incident, null, true)
  if (ledger.ready?.news === wish.news) return incident
  // Looked at late, it is still ready since it became true; only a hold that ends makes it news of now.
  return withReady(incident, { news: wish.news, at: ledger.held ? now : wish.from }, false)
}

function withReady(incident: Incident, ready: Incident['ledger']['ready'], held: boolean): Incident {
  const { ledger } = incident
  if (ledger.ready === ready && ledger.held === held) return incident
  return { ...incident, ledger: { ...ledger, ready, held } }
}
