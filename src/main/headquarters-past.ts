import type { ExportView } from '../shared/contract/export-views'
import type { RawReport } from '../shared/contract/views'
import { siteOfGateway, siteOfHappened } from '../shared/hq/qualified'
import { type LastReportThere, readAnswer, type SiteRequest } from '../shared/hq/site-requests'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { DialectId } from '../shared/model/report'
import type { Language } from '../shared/model/settings'
import { type Outcome, ok, problem } from '../shared/outcome'
import { DEFAULT_PERIOD } from '../shared/presence/policy'
import type { Clock } from '../shared/time/clock'
import { iso } from '../shared/time/iso'
import { Exporting } from './exporting'
import { NatsHistory } from './headquarters/history-link'
import { SiteHistory } from './headquarters/site-history'
import type { Sites } from './headquarters/sites'
import { HeadquartersStorage } from './headquarters-storage'
import type { NatsConnection } from './nats/connect'
import type { Download, Log, Storage } from './ports'

export interface HeadquartersPastPorts {
  readonly dataDir: string
  readonly clock: Clock
  readonly sites: Sites
  /** Headquarters' own folder. */
  readonly storage: Storage
  readonly connect: () => Promise<NatsConnection>
  readonly language: () => Language
  readonly tell: (view: ExportView) => void
  readonly log: Log
}

/** What was, at headquarters: charts and exports, and what only a site can answer. */
export class HeadquartersPast {
  readonly storage: HeadquartersStorage
  readonly exporting: Exporting
  private readonly link: NatsHistory

  constructor(private readonly ports: HeadquartersPastPorts) {
    const { dataDir, clock, sites, storage, connect, language, tell, log } = ports
    this.link = new NatsHistory(connect)
    this.storage = new HeadquartersStorage(storage, new SiteHistory(this.link, log), sites)
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
    await this.exporting.exports.open()
  }

  async stop(): Promise<void> {
    await this.exporting.exports.stop()
    await this.link.close()
  }

  /** A site that did not answer may be asked again. */
  heard(site: string): void {
    this.link.heard(site)
  }

  download(raw: unknown): Promise<Outcome<Download>> {
    return this.exporting.download(raw).catch((error: unknown) => {
      this.ports.log(`a download failed: ${String(error)}`)
      return problem('storage-failed', 'what is kept could not be read; the log says why')
    })
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
    const asked = [...bySite].map(([site, own]) => this.ask(site, { what: 'acknowledge', incidents: own }))
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

  private away(gateways: readonly GatewayId[] | null): readonly string[] {
    const { current } = this.ports.sites
    const meant = gateways === null ? null : new Set(gateways.map((id) => siteOfGateway(id)))
    return [...current.sites].flatMap(([id, { name, link }]) =>
      (meant?.has(id) ?? true) && (link.state === 'down' || link.state === 'unknown') ? [name] : [],
    )
  }
}
