import type { Glimpse, Survey } from '../shared/export/survey'
import type { Span } from '../shared/history/spans'
import type { SiteFold } from '../shared/hq/fold'
import { isResting, plainGateway } from '../shared/hq/held-gateway'
import { qualifiedId, siteOfGateway } from '../shared/hq/qualified'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Transition } from '../shared/model/transition'
import { periodOf } from '../shared/presence/period'
import { type Millis, seconds } from '../shared/time/millis'
import { readPast } from './headquarters/read-past'
import { ReportSheets } from './headquarters/report-sheets'
import type { SiteHistory } from './headquarters/site-history'
import type { Sites } from './headquarters/sites'
import type { HeadquartersEvents } from './headquarters-events'
import type { Drawing, ExportAsk, Past, PastQuery, SheetPart, Storage, TransitionQuery } from './ports'
import { select, wordsFor } from './storage/selection'

/** Rows of an export that a preview shows, which are sought no longer than this: a site may take seconds to answer. */
const FIRST_ROWS = 20
const SOUGHT_FOR: Millis = seconds(6)

/** How long the preview of an export waits for what happened earlier. */
const GLIMPSED_FOR: Millis = seconds(2)

export interface HeadquartersStorageParts {
  /** Headquarters' own folder. */
  readonly own: Pick<Storage, 'glimpse' | 'survey' | 'sheet'> & Drawing
  readonly history: SiteHistory
  readonly events: HeadquartersEvents
  readonly sites: Pick<Sites, 'gateways'> & Iterable<readonly [string, Pick<SiteFold, 'held'>]>
  /** By site from when on something is known of what happened there. */
  readonly knownFrom: () => Readonly<Record<string, Millis>>
  /** When a site was not observed, as far as is known now. */
  readonly unobserved: (site: string, from: Millis, to: Millis) => readonly Span<true>[]
}

/**
 * The past as headquarters has it: what happened is in its own folder, with what sites have sealed of the time before;
 * what was reported is fetched from sealed days and from the sites, and how the boxes are is in memory.
 */
export class HeadquartersStorage implements Pick<Storage, 'past' | 'glimpse' | 'survey' | 'sheet' | 'transitions'> {
  private readonly reports: ReportSheets

  constructor(private readonly parts: HeadquartersStorageParts) {
    this.reports = new ReportSheets(parts.history)
  }

  async past(query: PastQuery): Promise<Past> {
    const { gateway, from, to } = query
    const { history, sites, own } = this.parts
    const site = siteOfGateway(gateway)
    if (site === null) return { samples: [], presence: [], devices: new Map() }
    const there = gateway.slice(site.length + 1)
    // Before it was first heard of nothing is missing.
    const since = sites.gateways.get(gateway)?.firstSeenAt ?? from
    const range = { from: Math.max(from, Math.min(since, to)), to }
    const { pieces, missing } = await readPast(history, { site, gateway: there, ...range })
    const hours = pieces.map(({ bytes, from, to }) => ({ bytes, from, to }))
    const { unread, ...past } = await own.drawn({ ...query, there, hours, missing })
    for (const { place, reason } of unread) {
      const piece = pieces[place]
      if (piece !== undefined) history.noteUnread(piece, reason)
    }
    return past
  }

  transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    return this.parts.events.transitions(query)
  }

  async glimpse(ask: ExportAsk): Promise<Glimpse> {
    const { own } = this.parts
    if (isOfEvents(ask)) await this.waitFor(ask, AbortSignal.timeout(GLIMPSED_FOR))
    const whole = this.withFleet(ask)
    const glimpse = await own.glimpse(whole)
    const reports = this.estimate(whole)
    const rows = { ...glimpse.rows, reports }
    if (ask.request.kind !== 'reports') return { ...glimpse, rows }
    const first = await this.reports.first(this.asked(whole), FIRST_ROWS, SOUGHT_FOR)
    return { rows, first }
  }

  async survey(ask: ExportAsk, givenUp?: AbortSignal): Promise<Survey | null> {
    if (!(await this.waitFor(ask, givenUp))) return null
    return this.parts.own.survey(this.withFleet(ask), givenUp)
  }

  async *sheet(ask: ExportAsk): AsyncGenerator<SheetPart> {
    if (ask.request.kind === 'reports') return yield* this.reports.parts(this.asked(this.withFleet(ask)))
    const { from, gateways } = ask.request
    let brought = 0
    if (isOfEvents(ask)) {
      for await (const { share, missing } of this.parts.events.bring(from, gateways)) {
        brought = share / 2
        yield { bytes: new Uint8Array(), rows: 0, share: brought, missing }
      }
    }
    for await (const part of this.parts.own.sheet(this.withFleet(ask))) {
      yield { ...part, share: brought + part.share * (1 - brought) }
    }
  }

  /** @returns whether all that can be had is here; else it was given up */
  private async waitFor({ request: { from, gateways } }: ExportAsk, givenUp?: AbortSignal): Promise<boolean> {
    for await (const _ of this.parts.events.bring(from, gateways)) if (givenUp?.aborted === true) return false
    return true
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
    for (const one of this.parts.sites.gateways.held()) if (ids?.has(one.id) ?? true) fleet.push(plainGateway(one))
    for (const [site, { held }] of this.parts.sites) {
      for (const one of held) {
        if (!isResting(one)) continue
        const id = qualifiedId(site, one.removed.id)
        if (ids?.has(id) ?? true) fleet.push({ ...plainGateway(one), removed: { ...one.removed, id } } as Gateway)
      }
    }
    const fleetSize = this.parts.sites.gateways.size
    return { ...ask, fleet, fleetSize, knownFrom: this.parts.knownFrom(), unobserved: this.unobserved(ask) }
  }

  /** Only of those of which there is any. */
  private unobserved({ request: { from, to }, now }: ExportAsk): ExportAsk['unobserved'] {
    const { sites, unobserved } = this.parts
    const all = Array.from(sites, ([site]) => [site, unobserved(site, from, Math.min(to, now))] as const)
    return Object.fromEntries(all.filter(([, spans]) => spans.length > 0))
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

/** Whether it is made of what happened. */
const isOfEvents = ({ request: { kind } }: ExportAsk): boolean => kind !== 'reports' && kind !== 'inventory'

const absorbedOf = ({ absorbed = [] }: Gateway): readonly GatewayId[] => absorbed.map(({ id }) => id)
