import type { Announcement } from '../../shared/alerts/announcement'
import { type Fleet, fleetOf } from '../../shared/fleet/fleet'
import type { GatewayMap } from '../../shared/fleet/gateway-map'
import { isRemoved } from '../../shared/fleet/removed-gateway'
import { SiteFold } from '../../shared/hq/fold'
import { readHeartbeat } from '../../shared/hq/heartbeat'
import { dueNews, endNews, type LinkNews, openOfLinks } from '../../shared/hq/link-news'
import {
  afterBeat,
  afterBreak,
  afterCommit,
  afterFall,
  afterProbe,
  afterTime,
  type Links,
  type LinksStep,
  NO_LINKS,
  withIncident,
  withSite,
} from '../../shared/hq/links'
import type { Position } from '../../shared/hq/position'
import { qualifiedGateway, qualifiedId, qualifiedIncident, qualifiedTransition } from '../../shared/hq/qualified'
import { isSiteId } from '../../shared/hq/site-id'
import { newsOf, tellDue, type Waiting, withNews } from '../../shared/hq/telling'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { Transition } from '../../shared/model/transition'
import type { Clock } from '../../shared/time/clock'
import type { Millis } from '../../shared/time/millis'
import { FoldedSites, type RawMessage } from './folded-sites'
import type { KeptSite } from './site-files'

/** What is told of the sites, as soon as it is so. Gateways, transitions and incidents are called as at headquarters. */
export interface SitesPorts {
  readonly clock: Clock
  /** How long the trouble of a link must last before it is told. */
  readonly delay: () => Millis
  readonly onGateways: (
    changed: readonly Gateway[],
    removed: readonly GatewayId[],
    transitions: readonly Transition[],
  ) => void
  /** What happened, to be recorded; some of it perhaps once more. */
  readonly onHappened: (transitions: readonly Transition[]) => void
  readonly onIncidents: (changed: readonly Incident[]) => void
  readonly onLinks: () => void
  readonly onReports: (count: number) => void
  readonly onAnnouncement: (announcement: Announcement) => void
  readonly log: (line: string) => void
}

/** As many of those are at hand as there are of a site. */
const CLOSED_KEPT = 50

/** What the last heartbeat of a site said of its journal. */
interface Whereabouts {
  readonly epoch: string
  readonly head: Position | null
  readonly forwarded: Position | null
}

/** All sites as headquarters knows them: the only owner of that state. Each change is a pure step, taken here. */
export class Sites {
  private links: Links = NO_LINKS
  private waiting: readonly Waiting[] = []
  private fleet: Fleet
  private readonly folded: FoldedSites
  private readonly whereabouts = new Map<string, Whereabouts>()
  /** The last troubles of links that are over, oldest first. */
  private closedLinks: readonly Incident[] = []
  /** Which sites are not as they were last kept. */
  private unkept = new Set<string>()

  constructor(
    private readonly ports: SitesPorts,
    kept: readonly KeptSite[] = [],
  ) {
    const now = ports.clock.now()
    this.folded = new FoldedSites(kept.map(({ site, folded }) => [site, folded]))
    for (const { site, name, folded, heardAt, incident } of kept) {
      this.links = withSite(this.links, site, { name, knownUntil: folded.lastAt, heardAt, incident }, now)
    }
    this.fleet = fleetOf(this.allGateways(), now)
  }

  get gateways(): GatewayMap {
    return this.fleet.gateways
  }

  get current(): Links {
    return this.links
  }

  /** Every site of which something was taken in. */
  *[Symbol.iterator](): Iterator<readonly [site: string, fold: SiteFold]> {
    yield* this.folded
  }

  /** Whether an incident is of a link or of the engine, which are headquarters' own. */
  isOfLinks(id: string): boolean {
    return [...this.linkIncidents(), ...this.closedLinks].some((one) => one.id === id)
  }

  /** Notes that somebody has seen these troubles of links. @returns whether any of them was not noted before */
  acknowledge(ids: readonly string[] | 'all'): boolean {
    const now = this.ports.clock.now()
    const changes: Incident[] = []
    for (const [site, incident] of openOfLinks(this.links)) {
      if (incident.ledger.acknowledgedAt !== null || (ids !== 'all' && !ids.includes(incident.id))) continue
      const noted = { ...incident, ledger: { ...incident.ledger, acknowledgedAt: now } }
      this.links = withIncident(this.links, site, noted)
      changes.push(noted)
      if (site !== null) this.unkept.add(site)
    }
    if (changes.length > 0) this.ports.onIncidents(changes)
    return changes.length > 0
  }

  private linkIncidents(): readonly Incident[] {
    return openOfLinks(this.links).map(([, incident]) => incident)
  }

  foldOf(site: string): SiteFold | undefined {
    return this.folded.get(site)
  }

  asideOf(site: string): { readonly count: number; readonly last: string | null } {
    const { count, last } = this.folded.asideOf(site)
    return { count, last: last.at(-1)?.reason ?? null }
  }

  /** What is open: of the links, then of all sites. */
  get openIncidents(): readonly Incident[] {
    const theirs = [...this.folded].flatMap(([site, fold]) =>
      [...fold.openIncidents].map((one) => qualifiedIncident(site, one)),
    )
    return [...this.linkIncidents(), ...theirs]
  }

  /** The last ones that are over. */
  get closedIncidents(): readonly Incident[] {
    const theirs = [...this.folded].flatMap(([site, fold]) =>
      fold.closedIncidents.map((one) => qualifiedIncident(site, one)),
    )
    return [...this.closedLinks, ...theirs]
  }

  /** Whether the engine has something that was not read, as far as heartbeats told. */
  hasUnread(): boolean {
    for (const [site, { epoch, forwarded }] of this.whereabouts) if (this.isBehind(site, epoch, forwarded)) return true
    return false
  }

  takeMessage(raw: RawMessage, isFresh: boolean): void {
    const now = this.ports.clock.now()
    const taken = this.folded.take(raw, now)
    if (taken.kind === 'foreign') return
    const { site } = taken
    this.unkept.add(site)
    if (taken.kind === 'aside') {
      this.ports.log(`headquarters: a message of ${site} was put aside: ${taken.reason}`)
      this.takeLinks(afterCommit(this.links, site, this.knownOf(site, isFresh), now), true)
      return
    }
    const { folded } = taken
    if (folded.kind === 'stray') {
      this.ports.log(`headquarters: ${site} sends from a store that it has left`)
      return
    }
    // The last message of a backlog is of the backlog, though the site has caught up with it.
    const wasLive = this.isLive(site)
    this.takeGateways(site, taken.fold, folded.changed, folded.removed, folded.transitions)
    if (folded.reports > 0) this.ports.onReports(folded.reports)
    const happened = [...folded.past, ...folded.transitions].map((one) => qualifiedTransition(site, one))
    if (happened.length > 0) this.ports.onHappened(happened)
    this.takeLinks(afterCommit(this.links, site, this.knownOf(site, isFresh), now))
    this.takeIncidents(site, folded.incidents, wasLive)
  }

  takeHeartbeat(site: string, text: string): void {
    if (!isSiteId(site)) return
    const read = readHeartbeat(text)
    if (!read.ok) {
      this.ports.log(`headquarters: a heartbeat of ${site} is none: ${read.problem.message}`)
      return
    }
    const { at, name, epoch, head, forwarded, waiting, error = null } = read.value
    this.whereabouts.set(site, { epoch, head, forwarded })
    const beat = {
      at,
      waiting,
      error,
      head: `${epoch}:${head}`,
      forwarded: forwarded === null ? null : `${epoch}:${forwarded}`,
      isAhead: this.isBehind(site, epoch, head),
      isForwarded: this.isBehind(site, epoch, forwarded),
    }
    if (this.links.sites.get(site)?.name !== name) this.unkept.add(site)
    this.takeLinks(afterBeat(this.links, site, name === '' ? site : name, beat, this.ports.clock.now()))
  }

  takeProbe(isThere: boolean): void {
    this.takeLinks(afterProbe(this.links, isThere, this.ports.clock.now()))
  }

  takeFall(): void {
    this.takeLinks(afterFall(this.links, this.ports.clock.now()), true)
  }

  /** Time itself was broken: nobody is judged by it. */
  breakTime(): void {
    this.links = afterBreak(this.links, this.ports.clock.now())
  }

  /** Does what time has made due. */
  tick(): void {
    const now = this.ports.clock.now()
    this.takeLinks(afterTime(this.links, now))
    const due = dueNews(this.links, this.ports.delay(), now)
    this.links = due.links
    this.tellOf(due.news)
    if (due.news.length > 0) this.ports.onIncidents(due.news.map(({ incident }) => incident))
    const { waiting, announcements } = tellDue(this.waiting, (site) => this.isLive(site), this.fleet, now)
    this.waiting = waiting
    for (const announcement of announcements) this.ports.onAnnouncement(announcement)
  }

  /**
   * Lets each site that is not as it was kept be kept, as it is when its turn comes.
   * @throws what `write` throws; then all of them are still to be kept
   */
  async keep(write: (sites: readonly (() => KeptSite)[]) => Promise<void>): Promise<void> {
    const sites = this.unkept
    this.unkept = new Set()
    try {
      await write([...sites].map((site) => () => this.keptSite(site)))
    } catch (error) {
      for (const site of sites) this.unkept.add(site)
      throw error
    }
  }

  private keptSite(site: string): KeptSite {
    const linked = this.links.sites.get(site)
    const fold = this.folded.get(site)
    return {
      schema: 1,
      site,
      name: linked?.name ?? site,
      heardAt: linked?.link.heardAt ?? null,
      incident: linked?.incident ?? null,
      folded: (fold ?? new SiteFold()).state,
    }
  }

  private takeGateways(
    site: string,
    fold: SiteFold,
    changed: Iterable<GatewayId>,
    removed: Iterable<GatewayId>,
    transitions: readonly Transition[],
  ): void {
    let { gateways } = this.fleet
    const now: Gateway[] = []
    for (const id of changed) {
      const gateway = fold.gateways.get(id)
      if (gateway === undefined || isRemoved(gateway)) continue
      const one = qualifiedGateway(site, gateway)
      gateways = gateways.with(one)
      now.push(one)
    }
    const gone = [...removed].map((id) => qualifiedId(site, id)).filter((id) => gateways.get(id) !== undefined)
    for (const id of gone) gateways = gateways.without(id)
    if (now.length + gone.length === 0) return
    this.fleet = { ...this.fleet, gateways }
    this.ports.onGateways(
      now,
      gone,
      transitions.map((one) => qualifiedTransition(site, one)),
    )
  }

  private takeIncidents(
    site: string,
    changes: readonly { readonly before: Incident | undefined; readonly after: Incident }[],
    isLive: boolean,
  ): void {
    if (changes.length === 0) return
    const now = this.ports.clock.now()
    for (const { before, after } of changes) {
      const news = newsOf(before, after)
      if (news === null) continue
      const incident = qualifiedIncident(site, after)
      this.waiting = withNews(this.waiting, { site, incident, isLive, ...news }, now)
    }
    this.ports.onIncidents(changes.map(({ after }) => qualifiedIncident(site, after)))
  }

  private takeLinks({ links, changed, incidents }: LinksStep, isSeen = false): void {
    this.links = links
    this.tellOf(endNews(incidents, this.ports.clock.now()))
    const over = incidents.filter(({ closedAt }) => closedAt !== null)
    if (over.length > 0) this.closedLinks = [...this.closedLinks, ...over].slice(-CLOSED_KEPT)
    for (const site of changed) this.unkept.add(site)
    if (incidents.length > 0) this.ports.onIncidents(incidents)
    if (isSeen || changed.length > 0 || incidents.length > 0) this.ports.onLinks()
  }

  private isLive(site: string): boolean {
    return this.links.sites.get(site)?.link.state === 'live'
  }

  private tellOf(told: readonly LinkNews[]): void {
    const now = this.ports.clock.now()
    for (const { incident, news } of told) {
      this.waiting = withNews(this.waiting, { site: null, incident, news, at: now, isLive: true }, now)
    }
  }

  private knownOf(site: string, isFresh: boolean) {
    const place = this.whereabouts.get(site)
    const isAhead = place !== undefined && this.isBehind(site, place.epoch, place.head)
    return { knownUntil: this.folded.get(site)?.at.lastAt ?? null, isAhead, isFresh }
  }

  private isBehind(site: string, epoch: string, position: Position | null): boolean {
    if (position === null) return false
    return this.folded.get(site)?.isBehind(epoch, position) ?? true
  }

  private *allGateways(): Iterable<Gateway> {
    for (const [site, fold] of this.folded) {
      for (const gateway of fold.gateways) if (!isRemoved(gateway)) yield qualifiedGateway(site, gateway)
    }
  }
}
