import { openIncident, turned } from '../alerts/incident'
import type { Incident, LinkIncidentKind } from '../model/incident'
import { type Millis, minutes } from '../time/millis'
import { type Engine, isEngineGone, refusalOf, type SiteLink } from './link'

/** What troubles are about. */
const ENGINE = 'engine'
const LINK = 'link:'

/** The site that a trouble is of; `null` for the engine. */
export const siteOfTrouble = (subject: string): string | null =>
  subject.startsWith(LINK) ? subject.slice(LINK.length) : null

export const troubleSubject = (site: string | null): string => (site === null ? ENGINE : `${LINK}${site}`)

/** What is wrong between a site and headquarters, or with the engine between them. */
export interface Trouble {
  readonly kind: LinkIncidentKind
  readonly since: Millis
  readonly detail: string | null
}

/** What is well for so long is over; what fails again before goes on being the same trouble. Longer than finding out takes. */
const WELL_AFTER: Millis = minutes(2)

/** What is wrong with the link; `null` if nothing is, `undefined` while it cannot be judged and what was open stays. */
export function troubleOfSite(link: SiteLink): Trouble | null | undefined {
  switch (link.state) {
    case 'down':
      return { kind: 'site-link-down', since: link.since, detail: null }
    case 'refused': {
      const { since, error } = refusalOf(link)
      return { kind: 'site-refused', since, detail: error }
    }
    case 'unknown':
      return undefined
    default:
      return null
  }
}

/** Likewise of the engine. */
export function troubleOfEngine(engine: Engine, now: Millis): Trouble | null {
  const { answeredAt, failingSince, fellAt } = engine
  if (isEngineGone(engine, now)) {
    return { kind: 'engine-unreachable', since: answeredAt ?? failingSince ?? now, detail: null }
  }
  return fellAt === null ? null : { kind: 'engine-fell', since: fellAt, detail: null }
}

/** Whose trouble it is: a site by its id and name, or the engine. */
export interface Troubled {
  readonly site: string | null
  readonly name: string | null
}

/** What became of the one incident of a site, or of the engine: it may be another after this one was closed. */
export interface Followed {
  readonly open: Incident | null
  /** Every incident that is not as it was. */
  readonly changes: readonly Incident[]
}

/** Opens, keeps or ends the incident of a trouble, one at a time. */
export function followTrouble(
  open: Incident | null,
  trouble: Trouble | null | undefined,
  who: Troubled,
  now: Millis,
): Followed {
  if (trouble === undefined) return { open, changes: [] }
  if (trouble === null) return open === null ? { open, changes: [] } : followWell(open, now)
  if (open === null) return changedTo(opened(trouble, who))
  if (open.kind !== trouble.kind) {
    const next = opened(trouble, who)
    return { open: next, changes: [followedBy(open, trouble.kind, now), next] }
  }
  const same = open.condition === 'bad' ? open : turned(open, 'bad', now)
  const next = same.detail === trouble.detail ? same : { ...same, detail: trouble.detail }
  return next === open ? { open, changes: [] } : changedTo(next)
}

function followWell(open: Incident, now: Millis): Followed {
  if (open.condition !== 'good') return changedTo({ ...turned(open, 'good', now), confirmedAt: now })
  if (now - open.changedAt < WELL_AFTER) return { open, changes: [] }
  return { open: null, changes: [closed(open)] }
}

/** Who is not heard may or may not be able to send, and so on: what was wrong before cannot be seen any more. */
const HIDES: Partial<Readonly<Record<LinkIncidentKind, LinkIncidentKind>>> = {
  'site-link-down': 'site-refused',
  'engine-unreachable': 'engine-fell',
}

/** The end of a trouble in whose place there is another one. */
function followedBy(open: Incident, next: LinkIncidentKind, now: Millis): Incident {
  if (open.condition === 'good') return closed(open)
  const ended = closed(turned(open, 'good', now))
  return HIDES[next] === open.kind ? { ...ended, closeCause: 'not-watching' } : ended
}

const changedTo = (open: Incident): Followed => ({ open, changes: [open] })

const closed = (incident: Incident): Incident => ({
  ...incident,
  closedAt: incident.changedAt,
  closeCause: 'recovered',
})

const opened = ({ kind, since, detail }: Trouble, { site, name }: Troubled): Incident =>
  openIncident(
    {
      subject: troubleSubject(site),
      kind,
      gateway: null,
      // What people call what it is about; there is no gateway of this name.
      gatewayName: name,
      device: null,
      deviceName: null,
      detail,
    },
    'bad',
    since,
  )
