import { readHeartbeat } from '../../shared/hq/heartbeat'
import { clockOffOf } from '../../shared/hq/link'
import { dueNews, endNews, type LinkNews, openOfLinks } from '../../shared/hq/link-news'
import {
  afterBeat,
  afterBreak,
  afterCommit,
  afterFall,
  afterProbe,
  afterRival,
  afterTime,
  type Expected,
  type Links,
  type LinksStep,
  NO_LINKS,
  withIncident,
  withSite,
} from '../../shared/hq/links'
import type { Position } from '../../shared/hq/position'
import type { Fresh } from '../../shared/hq/telling'
import { type Troubles, withOver, withTroubles } from '../../shared/hq/told-troubles'
import type { Incident } from '../../shared/model/incident'
import type { Clock } from '../../shared/time/clock'
import type { Millis } from '../../shared/time/millis'

export interface SiteLinksPorts {
  readonly clock: Clock
  /** How long the trouble of a link must last before it is told. */
  readonly delay: () => Millis
  /** Whether a site that is at a place of its journal has more than was taken in. */
  readonly isBehind: (site: string, epoch: string, position: Position | null) => boolean
  /** Whether a site had this store before the one that it is at now. */
  readonly hasLeft: (site: string, epoch: string) => boolean
  /** Up to when, by the site's clock, what it said was taken in. */
  readonly knownUntil: (site: string) => Millis | null
  readonly onIncidents: (changed: readonly Incident[]) => void
  readonly onNews: (fresh: Fresh) => void
  /** How the sites stand is to be seen otherwise; these are not as they were kept. */
  readonly onChange: (sites: readonly string[]) => void
  readonly log: (line: string) => void
}

/** What the last heartbeat of a site said of its journal. */
interface Whereabouts {
  readonly epoch: string
  readonly head: Position | null
  readonly forwarded: Position | null
}

/** The links to all sites, what is wrong with them, and what of that is to be told. Each change is a pure step. */
export class SiteLinks {
  private links: Links = NO_LINKS
  private over: readonly Incident[] = []
  private readonly whereabouts = new Map<string, Whereabouts>()

  constructor(private readonly ports: SiteLinksPorts) {}

  get current(): Links {
    return this.links
  }

  /** All processes of headquarters have the same. */
  get troubles(): Troubles {
    return { open: openOfLinks(this.links).map(([, incident]) => incident), over: this.over }
  }

  /** Whether an incident is of a link or of the engine, which are headquarters' own. */
  isOwn(id: string): boolean {
    const { open, over } = this.troubles
    return [...open, ...over].some((one) => one.id === id)
  }

  isLive(site: string): boolean {
    return this.links.sites.get(site)?.link.state === 'live'
  }

  /** By how much the clock of a site is ahead of this one; 0 where it is right or was not heard. */
  clockOffOf(site: string): Millis {
    const linked = this.links.sites.get(site)
    return linked === undefined ? 0 : clockOffOf(linked.link)
  }

  /** Whether the engine has something that was not read, as far as heartbeats told. */
  hasUnread(): boolean {
    for (const [site, { epoch, forwarded }] of this.whereabouts) {
      if (this.ports.isBehind(site, epoch, forwarded)) return true
    }
    return false
  }

  /** A site that is known from before. */
  expect(site: string, expected: Expected): void {
    this.links = withSite(this.links, site, expected, this.ports.clock.now())
  }

  /** From now on troubles are found out here, or taken from who does. */
  lead(leads: boolean): void {
    this.links = { ...this.links, leads }
  }

  /** The troubles as they are kept, or as whoever leads has them. */
  adopt(troubles: Troubles): void {
    const { links, incidents } = withTroubles(this.links, troubles, this.ports.clock.now())
    this.links = links
    this.over = troubles.over
    if (incidents.length > 0) this.ports.onIncidents(incidents)
  }

  /** Notes that somebody has seen these troubles. @returns whether any of them was not noted before */
  acknowledge(ids: readonly string[] | 'all'): boolean {
    const now = this.ports.clock.now()
    const changes: Incident[] = []
    for (const [site, incident] of openOfLinks(this.links)) {
      if (incident.ledger.acknowledgedAt !== null || (ids !== 'all' && !ids.includes(incident.id))) continue
      const noted = { ...incident, ledger: { ...incident.ledger, acknowledgedAt: now } }
      this.links = withIncident(this.links, site, noted)
      changes.push(noted)
    }
    if (changes.length > 0) this.ports.onIncidents(changes)
    return changes.length > 0
  }

  /** Something of a site was read. @param isFresh whether it has just been sent @param isSeen whether there is more to be seen of it */
  takeCommit(site: string, isFresh: boolean, isSeen = false): void {
    const place = this.whereabouts.get(site)
    const isAhead = place !== undefined && this.ports.isBehind(site, place.epoch, place.head)
    const came = { knownUntil: this.ports.knownUntil(site), isAhead, isFresh }
    this.take(afterCommit(this.links, site, came, this.ports.clock.now()), isSeen)
  }

  takeHeartbeat(site: string, text: string): void {
    const read = readHeartbeat(text)
    if (!read.ok) {
      this.ports.log(`headquarters: a heartbeat of ${site} is none: ${read.problem.message}`)
      return
    }
    const { at, name, epoch, head, forwarded, waiting, error = null } = read.value
    if (this.ports.hasLeft(site, epoch)) {
      this.take(afterRival(this.links, site, error, this.ports.clock.now()))
      return
    }
    this.whereabouts.set(site, { epoch, head, forwarded })
    const beat = {
      at,
      waiting,
      error,
      head: `${epoch}:${head}`,
      forwarded: forwarded === null ? null : `${epoch}:${forwarded}`,
      isAhead: this.ports.isBehind(site, epoch, head),
      isForwarded: this.ports.isBehind(site, epoch, forwarded),
    }
    this.take(afterBeat(this.links, site, name === '' ? site : name, beat, this.ports.clock.now()))
  }

  takeProbe(isThere: boolean): void {
    this.take(afterProbe(this.links, isThere, this.ports.clock.now()))
  }

  takeFall(): void {
    this.take(afterFall(this.links, this.ports.clock.now()), true)
  }

  /** Time itself was broken: nobody is judged by it. */
  breakTime(): void {
    this.links = afterBreak(this.links, this.ports.clock.now())
  }

  /** Does what time has made due. */
  tick(): void {
    const now = this.ports.clock.now()
    this.take(afterTime(this.links, now))
    if (!this.links.leads) return
    const due = dueNews(this.links, this.ports.delay(), now)
    this.links = due.links
    this.tellOf(due.news)
    if (due.news.length > 0) this.ports.onIncidents(due.news.map(({ incident }) => incident))
  }

  private take({ links, changed, incidents }: LinksStep, isSeen = false): void {
    this.links = links
    this.tellOf(endNews(incidents, this.ports.clock.now()))
    this.over = withOver(
      this.over,
      incidents.filter(({ closedAt }) => closedAt !== null),
    )
    if (incidents.length > 0) this.ports.onIncidents(incidents)
    if (isSeen || changed.length > 0 || incidents.length > 0) this.ports.onChange(changed)
  }

  private tellOf(told: readonly LinkNews[]): void {
    const at = this.ports.clock.now()
    for (const { incident, news } of told) {
      this.ports.onNews({ site: null, sequence: null, incident, news, at, isLive: true })
    }
  }
}
