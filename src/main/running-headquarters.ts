import { dispatch, type Handlers } from '../shared/contract/dispatch'
import { maskSecrets } from '../shared/contract/mask-secret'
import type { PushEvent } from '../shared/contract/push'
import { viewIncident } from '../shared/contract/view-alert'
import type { FleetView } from '../shared/contract/views'
import { siteOf } from '../shared/hq/subjects'
import type { Gateway } from '../shared/model/gateway'
import type { Incident } from '../shared/model/incident'
import type { Outcome } from '../shared/outcome'
import { iso } from '../shared/time/iso'
import { type Millis, minutes, seconds } from '../shared/time/millis'
import { Preferences } from './config/preferences'
import { limitsOf } from './fleet/view-storage'
import { describeFlow, describeGateway, describeSites, OpenByGateway } from './headquarters/describe-headquarters'
import type { KeptPlace, KeptSites } from './headquarters/kept-site'
import { WaitingIncidents } from './headquarters/open-incidents'
import { Rate } from './headquarters/rate'
import { sharedWords } from './headquarters/shared-words'
import type { SiteFiles } from './headquarters/site-files'
import { SiteStream } from './headquarters/site-stream'
import { Sites } from './headquarters/sites'
import { Snapshots } from './headquarters/snapshots'
import { isMissedBefore } from './headquarters/undelivered'
import { headquartersHandlersOf } from './headquarters-handlers'
import { HeadquartersKeeping } from './headquarters-keeping'
import { HeadquartersPast } from './headquarters-past'
import { HeadquartersTelling } from './headquarters-telling'
import { HeadquartersViewers } from './headquarters-viewers'
import { HiddenPasswords } from './hidden-passwords'
import { languageHere } from './language-here'
import type { NatsConnection } from './nats/connect'
import type { Download, Drawing, Log, StationPort, Storage, Stored } from './ports'
import { keepGarbageSmaller } from './small-garbage'
import type { StationClock } from './station-clock'

const KEPT_EVERY: Millis = minutes(1)

export interface HeadquartersPlace {
  readonly dataDir: string
  readonly storage: Storage & Drawing
  readonly stored: Stored
  readonly files: SiteFiles
  /** What this process has told, and who it is. */
  readonly kept: Pick<KeptSites, 'book' | 'self'>
  readonly connect: () => Promise<NatsConnection>
  readonly log: Log
}

/** The parts of headquarters, and the ways between them: what a running station is to its boxes, this is to its sites. */
export class RunningHeadquarters implements StationPort {
  private readonly open = new OpenByGateway()
  private readonly waiting = new WaitingIncidents()
  private readonly rate = new Rate()
  private readonly preferences: Preferences
  private readonly sites: Sites
  private readonly stream: SiteStream
  private readonly viewers: HeadquartersViewers
  private readonly handlers: Handlers
  private readonly startedAt: Millis
  private readonly passwords = new HiddenPasswords()
  private readonly telling: HeadquartersTelling
  private readonly past: HeadquartersPast
  private timers: NodeJS.Timeout[] = []
  private readonly snapshots: Snapshots
  private readonly keeping: HeadquartersKeeping

  constructor(
    private readonly clock: StationClock,
    private readonly place: HeadquartersPlace,
  ) {
    const { storage, stored, kept, log, connect } = place
    this.startedAt = clock.now()
    this.preferences = new Preferences(
      stored.settings,
      (settings) => storage.commit({ at: clock.now(), gateways: [], removed: [], transitions: [], settings }),
      (settings, before) => {
        this.telling.settingsChanged(settings, before)
        this.push({ type: 'settings', settings: maskSecrets(settings) })
      },
    )
    this.sites = new Sites({
      clock,
      log,
      delay: () => seconds(this.preferences.get().alertDelaySeconds),
      onGateways: (changed, removed, transitions) => this.viewers.note(changed, removed, transitions),
      onHappened: (transitions) => this.keeping.record(transitions),
      onIncidents: (incidents) => this.show(incidents),
      onLinks: () => this.viewers.noteFlow(),
      onReports: (count) => this.rate.note(count, clock.now()),
      onNews: (fresh) => this.telling.note(fresh),
    })
    this.viewers = new HeadquartersViewers({
      gateways: () => this.sites.gateways,
      size: () => this.sites.size,
      gatewaysOf: (site) => this.sites.gateways.of(site),
      isMuted: (gateway) => this.sites.isMuted(gateway),
      describe: (gateway) => this.describe(gateway),
      told: (event) => this.passwords.pushed(event),
      head: () => this.describeHead(),
    })
    this.stream = new SiteStream({
      connect,
      log,
      pace: clock.pace,
      begin: () => this.begin(),
      onMessage: (message) => {
        this.sites.takeMessage(message)
        const site = siteOf(message.subject) ?? ''
        if (this.sites.foldOf(site) !== undefined) this.past.note(site)
      },
      misses: (message) => isMissedBefore(message, this.sites.foldOf(siteOf(message.subject) ?? '')),
      onHeartbeat: (site, text) => {
        this.sites.takeHeartbeat(site, text)
        this.past.heard(site)
      },
      onProbe: (isThere) => this.sites.links.takeProbe(isThere),
      onFell: () => {
        this.sites.links.takeFall()
        this.telling.fell()
      },
      hasMore: () => this.sites.links.hasUnread(),
    })
    this.telling = new HeadquartersTelling({
      clock,
      log,
      sites: this.sites,
      preferences: this.preferences,
      words: sharedWords(() => this.stream.engine),
      self: kept.self,
      kept: kept.book,
      place: () => this.stream.place ?? { created: null, sequence: 0 },
      show: (announcement) => this.push({ type: 'announcement', announcement }),
      onRole: () => this.viewers.noteFlow(),
      waiting: () => this.waiting.count,
    })
    this.snapshots = new Snapshots(() => this.stream.engine, log)
    this.keeping = new HeadquartersKeeping({
      ...{ clock, storage, log, sites: this.sites, telling: this.telling, snapshots: this.snapshots },
      files: place.files,
      place: () => this.stream.place,
      onProblem: () => this.viewers.noteFlow(),
    })
    this.past = new HeadquartersPast({
      ...{ clock, storage, connect, log },
      dataDir: place.dataDir,
      sites: this.sites,
      language: () => languageHere(this.preferences.get().language),
      keepDays: () => this.preferences.get().keepDays,
      tell: (view) => this.push({ type: 'export', export: view }),
    })
    this.handlers = headquartersHandlersOf({
      ...{ clock, storage, sites: this.sites, preferences: this.preferences },
      ...{ viewers: this.viewers, telling: this.telling, past: this.past },
      describeGateway: (gateway) => this.describe(gateway),
    })
  }

  /** @param kept what is known of the sites, of which nothing is held beside what becomes of it */
  async start(kept: Pick<KeptSites, 'sites' | 'place'>): Promise<void> {
    await this.past.start()
    this.place.storage.keepWithin(limitsOf(this.preferences.get()))
    this.restore(kept.sites)
    this.telling.start()
    if (kept.place !== null) keepGarbageSmaller()
    this.stream.start(kept.place)
    this.timers.push(setInterval(() => this.tick(), seconds(1) / this.clock.pace))
    this.timers.push(setInterval(() => void this.keeping.keep(), KEPT_EVERY / this.clock.pace))
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    await this.past.stop()
    await this.telling.endSending()
    await this.keeping.keep()
    await this.telling.stop()
    await this.stream.stop()
    this.viewers.stop()
    await this.place.storage.close()
  }

  call(name: string, raw: unknown): Promise<Outcome<unknown>> {
    return this.passwords.answered(name, raw, (meant) =>
      dispatch(this.handlers, name, meant, (call, error) => this.place.log(`${call} failed: ${String(error)}`)),
    )
  }

  subscribe(listener: (event: PushEvent) => void): () => void {
    return this.viewers.subscribe(listener)
  }

  download(raw: unknown): Promise<Outcome<Download>> {
    return this.past.download(this.passwords.meant(raw))
  }

  private tick(): void {
    const { slept, set } = this.clock.takeBreak()
    if (slept > 0) this.telling.distrust()
    if (slept > 0 || set !== 0) this.sites.links.breakTime()
    this.rate.tick()
    this.sites.links.tick()
    this.telling.tick()
    this.viewers.noteFlow()
  }

  /** Nothing is known here: what another process has left at the servers is the beginning. */
  private async begin(): Promise<KeptPlace | null> {
    const found = await this.snapshots.read()
    keepGarbageSmaller()
    if (found === null) return null
    this.restore(found.sites)
    // The place is kept as soon as it is known: a site that says nothing more would be missing behind it.
    this.sites.noteAll()
    return found.place
  }

  private restore(sites: KeptSites['sites']): void {
    this.waiting.begin()
    this.sites.restore(sites)
  }

  private show(incidents: readonly Incident[]): void {
    for (const incident of incidents) {
      this.open.note(incident)
      this.waiting.note(incident)
    }
    this.telling.touch()
    this.viewers.touch(incidents.flatMap(({ gateway }) => gateway ?? []))
    this.push({ type: 'alerts', change: { incidents: incidents.map(viewIncident), waiting: this.waiting.count } })
  }

  private describe(gateway: Gateway) {
    return describeGateway(gateway, this.open.of(gateway.id), this.sites.isMuted(gateway))
  }

  /** What is told of the fleet beside its gateways and how they stand. */
  private describeHead(): Omit<FleetView, 'seq' | 'gateways' | 'trends' | 'scope' | 'counts'> {
    const now = this.clock.now()
    return {
      at: iso(now),
      simulated: false,
      receiver: describeFlow(this.rate, this.startedAt, this.keeping.problem),
      headquarters: describeSites(this.sites, this.telling.view, (site) => this.viewers.standings.countsOf(site), now),
    }
  }

  private push(event: PushEvent): void {
    this.viewers.push(event)
  }
}
