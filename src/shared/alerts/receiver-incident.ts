import type { Fleet } from '../fleet/fleet'
import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import { periodOf } from '../presence/period'
import type { Millis } from '../time/millis'
import type { AlertContext } from './alert-state'
import { type Draft, put, setTurns, turnsOf } from './draft'
import { isUnstable, withTurn } from './flapping'
import { openIncident, turned } from './incident'
import { lastHeardAt, silentSince } from './receiver-silence'
import { RECEIVER } from './subject'

/** Opens the one incident of the receiver when no box is heard, and ends it with the first report. */
export function watchReceiver(draft: Draft, { fleet, evidence }: AlertContext, now: Millis): void {
  const incident = draft.incidents.get(RECEIVER)
  // Only the silence of a box that nobody was told of yet asks whether it is ours.
  if (incident === undefined && draft.incidents.untold.size === 0) return
  const since = draft.isHeard ? null : silentSince(fleet, evidence, now)
  if (since !== null) {
    if (incident?.condition !== 'bad') fallSilent(draft, incident, since, now)
    return
  }
  if (incident === undefined || incident.condition === 'good') return
  const heardAt = lastHeardAt(fleet)
  if (heardAt === null || heardAt > incident.openedAt) hearAgain(draft, incident, heardAt ?? now)
  // While we do not watch nobody can be heard.
  else if (fleet.watch.since === null && incident.condition === 'bad') put(draft, turned(incident, 'unknown', now))

  function fallSilent(draft: Draft, before: Incident | undefined, since: Millis, now: Millis): void {
    if (before?.condition !== 'unknown') noteTurn(draft, now)
    const next = before === undefined ? openSilence(since) : turned(before, 'bad', now)
    forgetTurnsSince(draft, since)
    put(draft, { ...next, openedAt: since, changedAt: now, confirmedAt: now, evidence, ...flapping(draft, next, now) })
  }
}

/** While no box is heard, and for one more period of a gateway after that, its silence may be our own trouble. */
export function isPerhapsUs(
  id: GatewayId,
  { incidents, heardAgainAt }: Pick<Draft, 'incidents' | 'heardAgainAt'>,
  fleet: Fleet,
  at: Millis,
): boolean {
  if (incidents.get(RECEIVER)?.condition === 'bad') return true
  const gateway = fleet.gateways.get(id)
  if (gateway === undefined || heardAgainAt === null) return false
  return at >= heardAgainAt && at < heardAgainAt + periodOf(gateway, fleet.defaultPeriod)
}

/** Boxes that went silent before it was clear that all do were not the ones to come and go. */
function forgetTurnsSince(draft: Draft, since: Millis): void {
  for (const { subject, kind, unstableSince } of draft.incidents.list()) {
    if (kind !== 'gateway-offline') continue
    const times = turnsOf(draft, subject)
    if (times.some((at) => at > since)) {
      setTurns(
        draft,
        subject,
        times.filter((at) => at <= since),
        since,
      )
    }
    const incident = draft.incidents.get(subject)
    if (incident !== undefined && unstableSince !== null && unstableSince > since) {
      put(draft, { ...incident, unstableSince: null })
    }
  }
}

/** Its end needs no second report: one is proof that reports get through. */
function hearAgain(draft: Draft, incident: Incident, at: Millis): void {
  const cause = incident.condition === 'unknown' ? 'not-watching' : 'recovered'
  if (incident.condition === 'bad') noteTurn(draft, at)
  const next = turned(incident, 'good', at)
  put(draft, { ...next, confirmedAt: at, closeCause: cause, ...flapping(draft, next, at) })
  draft.heardAgainAt = at
}

const noteTurn = (draft: Draft, at: Millis): void => {
  setTurns(draft, RECEIVER, withTurn(turnsOf(draft, RECEIVER), at), at)
}

const flapping = (draft: Draft, { unstableSince }: Incident, at: Millis): Pick<Incident, 'unstableSince'> => ({
  unstableSince: unstableSince ?? (isUnstable(turnsOf(draft, RECEIVER)) ? at : null),
})

const openSilence = (since: Millis): Incident =>
  openIncident(
    {
      subject: RECEIVER,
      kind: 'receiver-silent',
      gateway: null,
      gatewayName: null,
      device: null,
      deviceName: null,
      detail: null,
    },
    'bad',
    since,
  )
