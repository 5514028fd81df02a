import { join } from 'node:path'
import type { Input } from '../shared/contract/calls'
import type { EventPage } from '../shared/contract/event-views'
import type { ExportView } from '../shared/contract/export-views'
import type { RawReport } from '../shared/contract/views'
import { siteOfGateway, siteOfHappened } from '../shared/hq/qualified'
import { acknowledgeRequests, type LastReportThere, readAnswer, type SiteRequest } from '../shared/hq/site-requests'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { DialectId } from '../shared/model/report'
import type { Language } from '../shared/model/settings'
import { isAccounted, type Transition } from '../shared/model/transition'
import { type Outcome, ok, problem } from '../shared/outcome'
import { DEFAULT_PERIOD } from '../shared/presence/policy'
import type { Clock } from '../shared/time/clock'
import { iso } from '../shared/time/iso'
import { days, type Millis } from '../shared/time/millis'
import { timeInId } from '../shared/time/time-in-id'
import { Exporting } from './exporting'
import { askedEvents } from './headquarters/asked-events'
import { EarlierDays } from './headquarters/earlier-days'
import { EarlierEvents } from './headquarters/earlier-events'
import { NatsHistory } from './headquarters/history-link'
import { SiteHistory } from './headquarters/site-history'
import type { Sites } from './headquarters/sites'
import { ToldDays } from './headquarters/told-days'
import { HeadquartersEvents } from './headquarters-events'
import { HeadquartersStorage } from './headquarters-storage'
import type { NatsConnection } from './nats/connect'
import type { Download, Drawing, Log, Storage } from './ports'

/** Sites send their last thirty days by their own clock, and what was sent stays for a while. */
const SENT_DAYS: Millis = days(32)

export interface HeadquartersPastPorts {
  readonly dataDir: string
  readonly clock: Clock
  readonly sites: Sites
  /** Headquarters' own folder. */
  readonly storage: Storage & Drawing
  readonly connect: () => Promise<NatsConnection>
  readonly language: () => Language
  /** How long headquarters keeps what happened. */
  readonly keepDays: () => number
  readonly tell: (view: ExportView) => void
  readonly log: Log
}

/** What was, at headquarters: charts and exports, and what only a site can answer. */
export class HeadquartersPast {
  readonly storage: HeadquartersStorage
  readonly exporting: Exporting
  /** What happened, of the time before headquarters recorded it as well. */
  readonly events: HeadquartersEvents
  private readonly link: NatsHistory
  private readonly told: ToldDays

  constructor(private readonly ports: HeadquartersPastPorts) {
    const { dataDir, clock, sites, storage, connect, language, tell, log } = ports
    this.link = new NatsHistory(connect)
    const history = new SiteHistory(this.link, log)
    this.told = new ToldDays(join(dataDir, 'sites'), log)
    this.events = this.eventsFrom(history)
    this.storage = new HeadquartersStorage({
      ...{ own: storage, history, sites, events: this.events },
      knownFrom: () => this.knownFrom(),
      unobserved: (site, from, to) => sites.unobservedOf(site, from, to),
    })
    this.exporting = new Exporting({
      ...{ dataDir, language, tell, log },
      simulated: false,
      now: () => clock.now(),
      storage: this.storage,
      gateways: () => sites.gateways,
      defaultPeriod: () => DEFAULT_PERIOD,
      // What is muted is in the edits of the gateways; what sites account of it is told with what happened there.
      alerts: () => ({ mutes: [], incidents: sites.openIncidents, accountsSince: 0 }),
      sites: () => Object.fromEntries([...sites.current.sites].map(([id, { name }]) => [id, name])),
      away: (gateways) => this.away(gateways),
    })
  }

  async start(): Promise<void> {
    await this.told.open()
    for (const [site] of this.ports.sites) this.note(site)
    await this.exporting.exports.open()
  }

  async stop(): Promise<void> {
    await this.exporting.exports.stop()
    await this.link.close()
    await this.events.stop()
    await this.told.keep()
  }

  /** A site that did not answer may be asked again. */
  heard(site: string): void {
    this.link.heard(site)
  }

  /** What happens there is recorded as it comes. */
  note(site: string): void {
    this.told.note(site, this.ports.clock.now())
  }

  /** A page of events, with whether and where what happened earlier is not here. */
  withLacking(page: EventPage, { gateway, from = 0, to, before, after }: Input<'getEvents'>): EventPage {
    const isAscending = after !== undefined && before === undefined
    if (page.next !== null || isAscending) return page
    const end = before === undefined ? (to ?? this.ports.clock.now()) : (timeInId(before) ?? 0)
    const { isComing, missing } = this.events.lacking(from, end, gateway === undefined ? undefined : [gateway])
    // Whoever goes on from here may find more.
    const next = isComing ? (page.events.at(-1)?.id ?? before ?? null) : null
    const names = missing.map((site) => this.ports.sites.current.sites.get(site)?.name ?? site)
    return { ...page, next, ...(names.length === 0 ? {} : { missing: names }) }
  }

  download(raw: unknown): Promise<Outcome<Download>> {
    return this.exporting.answerDownload(raw)
  }

  /** The last report of a gateway as its site received it. */
  async lastReport({ id }: Gateway): Promise<Outcome<RawReport | null>> {
    const site = siteOfGateway(id)
    if (site === null) return ok(null)
    const answer = await this.ask(site, { what: 'report', gateway: id.slice(site.length + 1) })
    if (!answer.ok) return answer
    const { report } = answer.value as LastReportThere
    return ok(report === null ? null : { ...report, at: iso(report.at), dialect: report.dialect as DialectId })
  }

  /** Has sites note that these were seen. What comes of it comes back as what happened there. */
  async acknowledge(incidents: readonly string[]): Promise<Outcome<null>> {
    const bySite = new Map<string, string[]>()
    for (const incident of incidents) {
      const there = siteOfHappened(incident)
      if (there === null) return problem('not-found', 'there is no incident with this id', 'incidents')
      bySite.set(there.site, [...(bySite.get(there.site) ?? []), there.id])
    }
    const asked = [...bySite].flatMap(([site, own]) =>
      acknowledgeRequests(own).map((request) => this.ask(site, request)),
    )
    const answers = await Promise.all(asked)
    const failed = answers.find((answer) => !answer.ok)
    return failed?.ok === false ? failed : ok(null)
  }

  private async ask(site: string, request: SiteRequest): Promise<Outcome<unknown>> {
    try {
      const answer = await this.link.ask(site, request)
      return readAnswer(request.what, new TextDecoder().decode(answer))
    } catch (error) {
      this.ports.log(`headquarters: ${site} does not answer: ${String(error)}`)
      return problem('site-unreachable', `the site "${site}" does not answer now; try again when its link is live`)
    }
  }

  private eventsFrom(history: SiteHistory): HeadquartersEvents {
    const { clock, sites, storage, log } = this.ports
    const earlier = new EarlierDays({
      events: new EarlierEvents(this.link, history, log),
      asked: (site, range) => askedEvents(this.link, site, range),
      told: this.told,
      gapsOf: (site) => sites.foldOf(site)?.at.gaps ?? [],
      known: (transitions) => recordedOf(storage, transitions),
      record: (transitions) => storage.commit({ at: clock.now(), gateways: [], removed: [], transitions }),
      oldest: () => this.oldest(),
      log,
    })
    return new HeadquartersEvents({
      own: storage,
      earlier,
      sites: () => Array.from(sites, ([site]) => site),
      now: () => clock.now(),
    })
  }

  private oldest(): Millis {
    const { clock, keepDays } = this.ports
    return clock.now() - Math.min(SENT_DAYS, days(keepDays()))
  }

  /** By site from when on something is known of what happened there. */
  private knownFrom(): Readonly<Record<string, Millis>> {
    const oldest = this.ports.clock.now() - days(this.ports.keepDays())
    const known = Array.from(this.ports.sites, ([site]) => [site, this.told.knownFrom(site)] as const)
    return Object.fromEntries(known.flatMap(([site, from]) => (from === null ? [] : [[site, Math.max(from, oldest)]])))
  }

  private away(gateways: readonly GatewayId[] | null): readonly string[] {
    const { current } = this.ports.sites
    const meant = gateways === null ? null : new Set(gateways.map((id) => siteOfGateway(id)))
    return [...current.sites].flatMap(([id, { name, link }]) =>
      (meant?.has(id) ?? true) && (link.state === 'down' || link.state === 'unknown') ? [name] : [],
    )
  }
}

/** Which of these are recorded, by their ids. */
async function recordedOf(
  storage: Pick<Storage, 'transitions'>,
  transitions: readonly Transition[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  // Of what is kept for accounts one kind is asked for at a time.
  const kinds = new Set(transitions.map(({ kind }) => (isAccounted(kind) ? kind : undefined)))
  for (const kind of kinds) {
    const ids = transitions.flatMap((one) => ((isAccounted(one.kind) ? one.kind : undefined) === kind ? [one.id] : []))
    const search = kind === undefined ? {} : { kind }
    for (const { id } of await storage.transitions({ ids, search, limit: ids.length })) found.add(id)
  }
  return found
}
