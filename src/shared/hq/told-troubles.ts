import type { Incident } from '../model/incident'
import type { Millis } from '../time/millis'
import { openOfLinks } from './link-news'
import { LinkedSites } from './linked-sites'
import { type Links, type LinksStep, withSite } from './links'
import { siteOfTrouble, troubleSubject } from './trouble'

/** The troubles of links and of the engine, as whoever leads has them: one value for all processes of headquarters. */
export interface Troubles {
  readonly open: readonly Incident[]
  /** The last ones that are over, oldest first. */
  readonly over: readonly Incident[]
}

/** Those that are over stay at hand for lists. */
const OVER_KEPT = 50

/** The links with these troubles in place of their own; of sites that were never heard too. */
export function withTroubles(links: Links, { open, over }: Troubles, now: Millis): LinksStep {
  const bySubject = new Map(open.map((incident) => [incident.subject, incident]))
  const ended = new Map(over.map((incident) => [incident.id, incident]))
  const before = openOfLinks(links)
  let next = withAllSites(links, open, now)
  const sites = LinkedSites.of(
    Array.from(next.sites, ([site, linked]) => [
      site,
      { ...linked, incident: bySubject.get(troubleSubject(site)) ?? null },
    ]),
  )
  next = { ...next, sites, engineIncident: bySubject.get(troubleSubject(null)) ?? null }
  const ids = new Set(open.map(({ id }) => id))
  const gone = before.flatMap(([, one]) => (ids.has(one.id) ? [] : [ended.get(one.id) ?? withdrawn(one, now)]))
  const was = new Map(before.map(([, incident]) => [incident.id, incident]))
  const changed = open.filter((incident) => !isSame(was.get(incident.id), incident))
  return { links: next, changed: [], incidents: [...gone, ...changed] }
}

/** What is over, with those that are now. */
export const withOver = (over: readonly Incident[], ended: readonly Incident[]): readonly Incident[] =>
  ended.length === 0 ? over : [...over, ...ended].slice(-OVER_KEPT)

function withAllSites(links: Links, open: readonly Incident[], now: Millis): Links {
  return open.reduce((known, { subject, gatewayName }) => {
    const site = siteOfTrouble(subject)
    if (site === null) return known
    return withSite(known, site, { name: gatewayName ?? site, knownUntil: null, heardAt: null, incident: null }, now)
  }, links)
}

/** What this process has found by itself and whoever leads has not. */
const withdrawn = (incident: Incident, now: Millis): Incident => ({
  ...incident,
  condition: 'good',
  changedAt: now,
  closedAt: now,
  closeCause: 'recovered',
})

const isSame = (a: Incident | undefined, b: Incident): boolean => JSON.stringify(a) === JSON.stringify(b)
