import type { Glimpse, Survey } from '../shared/export/survey'
import { isRemoved } from '../shared/fleet/removed-gateway'
import { boxPastOf, drawPast } from '../shared/hq/box-past'
import { qualifiedId, siteOfGateway } from '../shared/hq/qualified'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import { periodOf } from '../shared/presence/period'
import { type Millis, seconds } from '../shared/time/millis'
import { readPast } from './headquarters/read-past'
import { ReportSheets } from './headquarters/report-sheets'
import type { SiteHistory } from './headquarters/site-history'
import type { Sites } from './headquarters/sites'
import type { ExportAsk, Past, PastQuery, SheetPart, Storage } from './ports'
import { select, wordsFor } from './storage/selection'

/** Rows of an export that a preview shows, which are sought no longer than this: a site may take seconds to answer. */
const FIRST_ROWS = 20
const SOUGHT_FOR: Millis = seconds(6)

/**
 * The past as headquarters has it: what happened is in its own folder, what was reported is fetched from sealed days and
 * from the sites, and how the boxes are is in memory.
 */
export class HeadquartersStorage implements Pick<Storage, 'past' | 'glimpse' | 'survey' | 'sheet'> {
  private readonly reports: ReportSheets

  constructor(
    private readonly own: Pick<Storage, 'glimpse' | 'survey' | 'sheet'>,
    private readonly history: SiteHistory,
    private readonly sites: Pick<Sites, 'gateways'> &
      Iterable<readonly [string, { readonly gateways: Iterable<Gateway> }]>,
  ) {
    this.reports = new ReportSheets(history)
  }

  async past({ gateway, from, to, points, present }: PastQuery): Promise<Past> {
    const site = siteOfGateway(gateway)
    if (site === null) return { samples: [], presence: [], devices: new Map() }
    const id = gateway.slice(site.length + 1)
    // Before it was first heard of nothing is missing.
    const since = this.sites.gateways.get(gateway)?.firstSeenAt ?? from
    const known = await readPast(this.history, { site, gateway: id, from: Math.max(from, Math.min(since, to)), to })
    const past = boxPastOf(gateway, known.hours, from, to)
    const drawn = drawPast(past, { from, to, points, present, unobserved: known.missing })
    return { ...drawn, missing: known.missing }
  }

  async glimpse(ask: ExportAsk): Promise<Glimpse> {
    const whole = this.withFleet(ask)
    const glimpse = await this.own.glimpse(whole)
    const reports = this.estimate(whole)
    const rows = { ...glimpse.rows, reports }
    if (ask.request.kind !== 'reports') return { ...glimpse, rows }
    const first = await this.reports.first(this.asked(whole), FIRST_ROWS, SOUGHT_FOR)
    return { rows, first }
  }

  survey(ask: ExportAsk, givenUp?: AbortSignal): Promise<Survey | null> {
    return this.own.survey(this.withFleet(ask), givenUp)
  }

  sheet(ask: ExportAsk): AsyncIterable<SheetPart> {
    const whole = this.withFleet(ask)
    return ask.request.kind === 'reports' ? this.reports.parts(this.asked(whole)) : this.own.sheet(whole)
  }

  private asked(ask: ExportAsk) {
    const selected = select(ask, ask.fleet ?? [])
    const bySite = new Map<string, GatewayId[]>()
    const ids = selected.wanted ?? selected.all.flatMap(({ gateway }) => [gateway.id, ...absorbedOf(gateway)])
    for (const id of new Set(ids)) {
      const site = siteOfGateway(id)
      if (site === null) continue
      const own = bySite.get(site)
      if (own === undefined) bySite.set(site, [id.slice(site.length + 1)])
      else own.push(id.slice(site.length + 1))
    }
    return { request: ask.request, words: wordsFor(ask, selected), bySite }
  }

  /** Only those that are meant go over to who makes the rows. */
  private withFleet(ask: ExportAsk): ExportAsk {
    const ids = ask.request.gateways === null ? null : new Set(ask.request.gateways)
    const fleet: Gateway[] = []
    for (const gateway of this.sites.gateways) if (ids?.has(gateway.id) ?? true) fleet.push(gateway)
    for (const [site, { gateways }] of this.sites) {
      for (const gateway of gateways) {
        if (!isRemoved(gateway)) continue
        const id = qualifiedId(site, gateway.removed.id)
        if (ids?.has(id) ?? true) fleet.push({ ...gateway, removed: { ...gateway.removed, id } } as Gateway)
      }
    }
    return { ...ask, fleet, fleetSize: this.sites.gateways.size }
  }

  /** A box that is heard reports each of its formats in its period. */
  private estimate({ request: { from, to }, now, defaultPeriod, fleet = [] }: ExportAsk): number {
    let reports = 0
    for (const gateway of fleet) {
      const { firstSeenAt, lastReportAt, rhythms } = gateway
      if (lastReportAt === null) continue
      const length = Math.min(to, now, lastReportAt) - Math.max(from, firstSeenAt ?? from)
      if (length > 0) reports += (length * Math.max(1, rhythms.length)) / periodOf(gateway, defaultPeriod)
    }
    return Math.round(reports)
  }
}

const absorbedOf = ({ absorbed = [] }: Gateway): readonly GatewayId[] => absorbed.map(({ id }) => id)
