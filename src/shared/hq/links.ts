import type { Incident } from '../model/incident'
import { type Millis, minutes } from '../time/millis'
import {
  type Beat,
  clockOffOf,
  type Engine,
  engineAfterProbe,
  judged,
  linkAfterBeat,
  linkAfterCommit,
  linkAfterRival,
  NO_ENGINE,
  newLink,
  type SiteLink,
} from './link'
import { type Linked, LinkedSites } from './linked-sites'
import { type Followed, followTrouble, type Trouble, type Troubled, troubleOfEngine, troubleOfSite } from './trouble'

/** The links to all sites, and the engine that carries them: one value, changed by what is seen and by time. */
export interface Links {
  /** Whether troubles are followed here. Whoever stands by takes them from whoever leads (`withTroubles`). */
  readonly leads: boolean
  readonly engine: Engine
  readonly engineIncident: Incident | null
  /** By site id. */
  readonly sites: LinkedSites
}

export interface LinksStep {
  readonly links: Links
  /** The sites that are to be seen otherwise than before. */
  readonly changed: readonly string[]
  /** Every incident that is not as it was; those that are over have `closedAt`. */
  readonly incidents: readonly Incident[]
}

export const NO_LINKS: Links = { leads: true, engine: NO_ENGINE, engineIncident: null, sites: LinkedSites.none }

/** What is known of a site's link from before. */
export interface Expected {
  readonly name: string
  readonly knownUntil: Millis | null
  readonly heardAt: Millis | null
  readonly incident: Incident | null
}

/** With a site that is expected to be heard. */
export function withSite(links: Links, site: string, expected: Expected, now: Millis): Links {
  if (links.sites.has(site)) return links
  const { name, knownUntil, heardAt, incident } = expected
  return withLinked(links, site, { name, link: newLink(now, knownUntil, heardAt), incident })
}

const stranger = (name: string, knownUntil: Millis | null = null): Expected => ({
  name,
  knownUntil,
  heardAt: null,
  incident: null,
})

/** After a heartbeat, which names the site as well. */
export function afterBeat(links: Links, site: string, name: string, beat: Beat, now: Millis): LinksStep {
  const known = withSite(links, site, stranger(name), now)
  return judgeSite(known, site, (linked) => ({ ...linked, name, link: linkAfterBeat(linked.link, beat, now) }), now)
}

/** After a heartbeat of a station that sends by the key of a site that is another one by now. */
export const afterRival = (links: Links, site: string, error: string | null, now: Millis): LinksStep =>
  judgeSite(links, site, (linked) => ({ ...linked, link: linkAfterRival(linked.link, error, now) }), now)

/** After something of a site was taken in. */
export function afterCommit(
  links: Links,
  site: string,
  came: Parameters<typeof linkAfterCommit>[1],
  now: Millis,
): LinksStep {
  const known = withSite(links, site, stranger(site, came.knownUntil), now)
  return judgeSite(known, site, (linked) => ({ ...linked, link: linkAfterCommit(linked.link, came, now) }), now)
}

/** After the engine was asked whether it is there. */
export function afterProbe(links: Links, answered: boolean, now: Millis): LinksStep {
  return afterTime({ ...links, engine: engineAfterProbe(links.engine, answered, now) }, now)
}

/** After the engine was found to have lost what it had: until every site has had the time to send it again. */
export const afterFall = (links: Links, now: Millis): LinksStep =>
  afterTime({ ...links, engine: { ...links.engine, fellAt: now } }, now)

/** After time itself was broken (the machine slept, its clock was set): everybody has the same grace from now on. */
export function afterBreak(links: Links, now: Millis): Links {
  const { engine } = links
  const answersSince = engine.answersSince === null ? null : now
  const sites = LinkedSites.of(
    Array.from(links.sites, ([site, linked]) => [site, { ...linked, link: broken(linked.link, now) }]),
  )
  return {
    ...links,
    sites,
    engine: { ...engine, answersSince, failingSince: null, fellAt: noLater(engine.fellAt, now) },
  }
}

const broken = (link: SiteLink, now: Millis): SiteLink => ({
  ...link,
  heardAt: noLater(link.heardAt, now),
  beatAt: noLater(link.beatAt, now),
  behindSince: noLater(link.behindSince, now),
  movedAt: now,
  listeningSince: now,
  rival: null,
})

/** What lies in what is the future now, where the clock was set back, was at most now. */
const noLater = (at: Millis | null, now: Millis): Millis | null => (at === null ? null : Math.min(at, now))

/** What time has made of them. */
export function afterTime(links: Links, now: Millis): LinksStep {
  const engineNow = mended(links, now)
  const engine = follow(links.leads, links.engineIncident, troubleOfEngine(engineNow, now), NOBODY, now)
  let next: Links = { ...links, engine: engineNow, engineIncident: engine.open }
  const changed: string[] = []
  const incidents: Incident[] = [...engine.changes]
  for (const site of links.sites.keys()) {
    const step = judgeSite(next, site, (linked) => linked, now)
    next = step.links
    changed.push(...step.changed)
    incidents.push(...step.incidents)
  }
  return { links: next, changed, incidents }
}

/** A site sends again within a minute what it finds missing. */
const MENDED_AFTER: Millis = minutes(1)

function mended({ engine, sites }: Links, now: Millis): Engine {
  if (engine.fellAt === null || now - engine.fellAt < MENDED_AFTER) return engine
  const isBusy = [...sites.values()].some(({ link }) => link.state === 'catching-up' || link.state === 'refused')
  return isBusy ? engine : { ...engine, fellAt: null }
}

/** With the incident of a site, or of the engine (`null`), as it was told; one that is not open any more stays so. */
export function withIncident(links: Links, site: string | null, incident: Incident): Links {
  if (site === null) return links.engineIncident?.id === incident.id ? { ...links, engineIncident: incident } : links
  const linked = links.sites.get(site)
  return linked?.incident?.id === incident.id ? withLinked(links, site, { ...linked, incident }) : links
}

const follow = (
  leads: boolean,
  open: Incident | null,
  trouble: Trouble | null | undefined,
  who: Troubled,
  now: Millis,
): Followed => (leads ? followTrouble(open, trouble, who, now) : { open, changes: [] })

const NOBODY: Troubled = { site: null, name: null }

function judgeSite(links: Links, site: string, change: (linked: Linked) => Linked, now: Millis): LinksStep {
  const before = links.sites.get(site)
  if (before === undefined) return { links, changed: [], incidents: [] }
  const seen = change(before)
  const link = judged(seen.link, links.engine, now)
  const trouble: Trouble | null | undefined = troubleOfSite(link)
  const { open, changes } = follow(links.leads, seen.incident, trouble, { site, name: seen.name }, now)
  const isSame = link === before.link && open === before.incident && seen.name === before.name
  if (isSame) return { links, changed: [], incidents: [] }
  const isSeen =
    link.state !== before.link.state ||
    seen.name !== before.name ||
    link.state === 'catching-up' ||
    clockOffOf(link) !== clockOffOf(before.link)
  return {
    links: withLinked(links, site, { name: seen.name, link, incident: open }),
    changed: isSeen ? [site] : [],
    incidents: changes,
  }
}

const withLinked = (links: Links, site: string, linked: Linked): Links => ({
  ...links,
  sites: links.sites.with(site, linked),
})
