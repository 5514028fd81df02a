import { GatewayMap } from '../../shared/fleet/gateway-map'
import type { Span } from '../../shared/history/spans'
import type { AllGateways } from '../../shared/hq/all-gateways'
import { SiteFold } from '../../shared/hq/fold'
import type { Folded } from '../../shared/hq/folded'
import type { HeldGateway } from '../../shared/hq/held-gateway'
import type { Links } from '../../shared/hq/links'
import { qualifiedIncident, qualifiedTransition, siteOfGateway } from '../../shared/hq/qualified'
import { isSiteId } from '../../shared/hq/site-id'
import type { IncidentChange } from '../../shared/hq/site-incidents'
import { siteOf } from '../../shared/hq/subjects'
import { type Fresh, newsOf } from '../../shared/hq/telling'
import { unobservedAtSite } from '../../shared/hq/unobserved'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { Transition } from '../../shared/model/transition'
import type { Clock } from '../../shared/time/clock'
import type { Millis } from '../../shared/time/millis'
import { FoldedSites } from './folded-sites'
import { KEPT_SCHEMA, type KeptSite, type SitePieces } from './kept-site'
import { type HeldGateways, KnownGateways, type NotedGateway } from './known-gateways'
import type { PlacedMessage } from './placed-message'
import { SiteLinks } from './site-links'

/** What is told of the sites, as soon as it is so. Gateways, transitions and incidents are called as at headquarters. */
export interface SitesPorts {
  readonly clock: Clock
  /** How long the trouble of a link must last before it is told. */
  readonly delay: () => Millis
  readonly onGateways: (
    changed: readonly NotedGateway[],
    removed: readonly GatewayId[],
    transitions: readonly Transition[],
  ) => void
  /** What happened, to be recorded; some of it perhaps once more. */
  readonly onHappened: (transitions: readonly Transition[]) => void
  readonly onIncidents: (changed: readonly Incident[]) => void
  readonly onLinks: () => void
  readonly onReports: (count: number) => void
  /** What is to be told to people, once it has been gathered. */
  readonly onNews: (fresh: Fresh) => void
  readonly log: (line: string) => void
}

/** All sites as headquarters knows them: the only owner of that state. Each change is a pure step, taken here. */
export class Sites {
  readonly links: SiteLinks
  private folded = new FoldedSites()
  private readonly known = new KnownGateways(() => this.folded)
  /** Which sites are not as they were last kept. */
  private unkept = new Set<string>()

  constructor(private readonly ports: SitesPorts) {
    this.links = new SiteLinks({
      ...ports,
      isBehind: (site, epoch, position) => position !== null && (this.foldOf(site)?.isBehind(epoch, position) ?? true),
      hasLeft: (site, epoch) => this.foldOf(site)?.at.pastEpochs.includes(epoch) ?? false,
      knownUntil: (site) => this.foldOf(site)?.at.lastAt ?? null,
      onChange: (sites) => {
        for (const site of sites) this.unkept.add(site)
        ports.onLinks()
      },
    })
  }

  /** Each is to be kept anew. */
  noteAll(): void {
    for (const [site] of this.folded) this.unkept.add(site)
  }

  /** Begins with what was kept, in place of all that is known. */
  restore(kept: readonly KeptSite[]): void {
    const before = this.gateways
    this.folded = new FoldedSites(kept.map(({ site, folded }) => [site, folded]))
    this.known.begin()
    for (const { site, name, folded, heardAt } of kept) {
      if (this.current.sites.has(site)) this.links.takeCommit(site, false)
      else this.links.expect(site, { name, knownUntil: folded.lastAt, heardAt, incident: null })
    }
    const gone = [...before.held()].flatMap(({ id }) => (this.gateways.get(id) === undefined ? [id] : []))
    for (const [site, { held }] of this.folded) this.ports.onGateways(this.known.notedOf(site, held), [], [])
    if (gone.length > 0) this.ports.onGateways([], gone, [])
    this.ports.onIncidents(this.openIncidents)
  }

  /** All gateways, as they are now: what is asked of it later is still as it was. */
  get gateways(): AllGateways {
    return this.known.current
  }

  /** How many gateways there are. */
  get size(): number {
    return this.known.size
  }

  get current(): Links {
    return this.links.current
  }

  /** Every site of which something was taken in. */
  *[Symbol.iterator](): Iterator<readonly [site: string, fold: SiteFold]> {
    yield* this.folded
  }

  foldOf(site: string): SiteFold | undefined {
    return this.folded.get(site)
  }

  asideOf(site: string): { readonly count: number; readonly last: string | null } {
    const { count, last } = this.folded.asideOf(site)
    return { count, last: last.at(-1)?.reason ?? null }
  }

  /** Whether the news of a gateway is held back at its site, by itself or with others. */
  isMuted({ id, edits }: Pick<Gateway, 'id' | 'edits'>): boolean {
    if (edits.mute !== null) return true
    const site = siteOfGateway(id)
    const fold = site === null ? undefined : this.foldOf(site)
    return site !== null && fold?.hasMuted === true && fold.isMuted(id.slice(site.length + 1))
  }

  /** What is open: of the links, then of all sites. */
  get openIncidents(): readonly Incident[] {
    const theirs = [...this.folded].flatMap(([site, fold]) =>
      [...fold.openIncidents].map((one) => qualifiedIncident(site, one)),
    )
    return [...this.links.troubles.open, ...theirs]
  }

  /** The last ones that are over. */
  get closedIncidents(): readonly Incident[] {
    const theirs = [...this.folded].flatMap(([site, fold]) =>
      fold.closedIncidents.map((one) => qualifiedIncident(site, one)),
    )
    return [...this.links.troubles.over, ...theirs]
  }

  /** The times in which headquarters did not observe a site, as far as is known now. Ms. */
  unobservedOf(site: string, from: Millis, to: Millis): readonly Span<true>[] {
    const at = this.folded.get(site)?.at
    const heard = { gaps: at?.gaps ?? [], knownUntil: at?.lastAt ?? null, isLive: this.links.isLive(site) }
    return unobservedAtSite(heard, from, to)
  }

  takeMessage(message: PlacedMessage): void {
    const own = siteOf(message.subject) ?? ''
    const before = this.folded.get(own)?.held ?? GatewayMap.of<HeldGateway>([])
    const taken = this.folded.take(message, this.ports.clock.now())
    if (taken.kind === 'foreign') return
    const { site } = taken
    const { isFresh, sequence } = message
    this.unkept.add(site)
    if (taken.kind === 'aside') {
      this.ports.log(`headquarters: a message of ${site} was put aside: ${taken.reason}`)
      this.links.takeCommit(site, isFresh, true)
      return
    }
    const { folded } = taken
    if (folded.kind === 'stray') {
      this.ports.log(`headquarters: ${site} sends from a store that it has left`)
      return
    }
    // The last message of a backlog is of the backlog, though the site has caught up with it.
    const wasLive = this.links.isLive(site)
    this.takeGateways(site, before, taken.fold.held, folded)
    if (folded.reports > 0) this.ports.onReports(folded.reports)
    const happened = [...folded.past, ...folded.transitions].map((one) => qualifiedTransition(site, one))
    if (happened.length > 0) this.ports.onHappened(happened)
    this.links.takeCommit(site, isFresh)
    this.takeIncidents(site, folded.incidents, wasLive, sequence)
  }

  takeHeartbeat(site: string, text: string): void {
    if (isSiteId(site)) this.links.takeHeartbeat(site, text)
  }

  /**
   * Lets each site that is not as it was kept be kept, as it is when its turn comes.
   * @throws what `write` throws; then all of them are still to be kept
   */
  async keep(write: (sites: readonly (() => SitePieces)[]) => Promise<void>): Promise<void> {
    const sites = this.unkept
    this.unkept = new Set()
    try {
      await write([...sites].map((site) => () => this.keptSite(site)))
    } catch (error) {
      for (const site of sites) this.unkept.add(site)
      throw error
    }
  }

  private keptSite(site: string): SitePieces {
    const linked = this.current.sites.get(site)
    const fold = this.folded.get(site)
    return {
      schema: KEPT_SCHEMA,
      site,
      name: linked?.name ?? site,
      heardAt: linked?.link.heardAt ?? null,
      folded: (fold ?? new SiteFold()).pieces,
    }
  }

  private takeGateways(site: string, before: HeldGateways, after: HeldGateways, folded: Folded): void {
    const { now, gone } = this.known.take(site, before, after, folded)
    if (now.length + gone.length === 0) return
    const transitions = folded.transitions.map((one) => qualifiedTransition(site, one))
    this.ports.onGateways(now, gone, transitions)
  }

  private takeIncidents(site: string, changes: readonly IncidentChange[], isLive: boolean, sequence: number): void {
    if (changes.length === 0) return
    for (const { before, after } of changes) {
      const news = newsOf(before, after)
      if (news !== null) {
        this.ports.onNews({
          site,
          sequence,
          incident: this.called(site, qualifiedIncident(site, after)),
          isLive,
          ...news,
          // How late it is here is judged by one clock.
          at: news.at - this.links.clockOffOf(site),
        })
      }
    }
    this.ports.onIncidents(changes.map(({ after }) => qualifiedIncident(site, after)))
  }

  /** Who is told of a box has to know where it is. */
  private called(site: string, incident: Incident): Incident {
    const name = this.current.sites.get(site)?.name ?? site
    const box = incident.gatewayName ?? incident.gateway?.slice(site.length + 1)
    return { ...incident, gatewayName: box === undefined ? name : `${name} · ${box}` }
  }
}
