import { mutedGateways } from '../../shared/alerts/chronicle'
import type { Present } from '../../shared/availability/timeline'
import { availabilityRows } from '../../shared/export/availability-rows'
import { columnNames } from '../../shared/export/columns'
import { type Cell, csvLine, safeText } from '../../shared/export/csv'
import { deviceRow, startRows } from '../../shared/export/device-rows'
import { eventRow, incidentRow } from '../../shared/export/event-rows'
import { inventoryRows } from '../../shared/export/inventory-rows'
import { reportRow } from '../../shared/export/report-rows'
import { RowWords } from '../../shared/export/row-words'
import { beginsBefore, type Survey, Surveyor } from '../../shared/export/survey'
import { isRemoved } from '../../shared/fleet/removed-gateway'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { Transition } from '../../shared/model/transition'
import { type Millis, seconds } from '../../shared/time/millis'
import type { ExportAsk, SheetPart } from '../ports'
import type { Extent } from './extent'
import type { PastTransitions } from './past-transitions'
import type { ReportStream } from './report-stream'

/** About as many characters are handed on at a time. */
const PART = 128 * 1024

/** Rows that a preview shows at most. */
const FIRST_ROWS = 20

/** How much is looked at for the first rows of reports before an empty preview is shown. */
const LOOKS = 40

/** How long a survey is true enough for a preview. */
const SURVEY_HOLDS: Millis = seconds(10)

/** Rows together, because handing over each by itself would cost more than making it. */
type Rows = AsyncGenerator<{ readonly rows: Iterable<readonly Cell[]>; readonly share: number }>
type LiveNow = () => Promise<readonly Extent[]>

/** Exports made of what is kept. */
export class Sheets {
  private surveyed: { readonly key: string; readonly at: number; readonly survey: Omit<Survey, 'first'> } | null = null

  /** @param fleetNow the gateways as the journals tell them */
  constructor(
    private readonly reports: ReportStream,
    private readonly transitions: PastTransitions,
    private readonly fleetNow: (live: readonly Extent[]) => Promise<readonly Gateway[]>,
    private readonly oldestKept: () => Promise<Millis>,
  ) {}

  /** The file, part by part; each part is some milliseconds of work. */
  async *parts(ask: ExportAsk, liveNow: LiveNow): AsyncGenerator<SheetPart> {
    const { kind, form } = ask.request
    const encoder = new TextEncoder()
    let text = `${form.bom ? '\ufeff' : ''}${csvLine(columnNames(kind, form))}`
    let [rows, share] = [0, 0]
    for await (const batch of this.rows(ask, liveNow)) {
      share = batch.share
      for (const cells of batch.rows) {
        text += csvLine(cells)
        rows++
        if (text.length < PART) continue
        yield { bytes: encoder.encode(text), rows, share }
        text = ''
        rows = 0
      }
    }
    yield { bytes: encoder.encode(text), rows, share: 1 }
  }

  async survey(ask: ExportAsk, liveNow: LiveNow): Promise<Survey> {
    return { ...(await this.counted(ask, liveNow)), first: await this.first(ask, liveNow) }
  }

  /** What is the same for every kind; who looks at one kind after the other waits for it once. */
  private async counted(ask: ExportAsk, liveNow: LiveNow): Promise<Omit<Survey, 'first'>> {
    const { request } = ask
    const key = JSON.stringify({
      ...request,
      kind: null,
      form: [request.form.leaveOutMuted, request.form.target, ask.most],
    })
    if (this.surveyed?.key === key && performance.now() - this.surveyed.at < SURVEY_HOLDS) return this.surveyed.survey
    const { presents, left, wanted } = await this.selected(ask, liveNow)
    const surveyor = new Surveyor([...presents, ...left], request, await this.oldestKept())
    for await (const facts of this.transitions.oldestFirst(request.from, await liveNow())) {
      for (const fact of facts) if (wanted === null || wanted.has(fact.gateway)) surveyor.note(fact)
    }
    const found = surveyor.survey(ask.defaultPeriod, openIncidents(ask, wanted).length, ask.most ?? FIRST_ROWS)
    const inventory = presents.reduce((sum, { gateway }) => sum + 1 + gateway.devices.length, 0)
    const survey = { ...found, rows: { ...found.rows, inventory } }
    this.surveyed = { key, at: performance.now(), survey }
    return survey
  }

  private async first(ask: ExportAsk, liveNow: LiveNow): Promise<string[][]> {
    // The preview of availability is the survey itself.
    if (ask.request.kind === 'availability') return []
    const first: string[][] = []
    for await (const { rows } of this.rows(ask, liveNow, LOOKS)) {
      for (const cells of rows) {
        first.push(cells.map(cellText))
        if (first.length === FIRST_ROWS) return first
      }
    }
    return first
  }

  /** @param looks after so many empty looks at the reports the search is given up */
  private async *rows(ask: ExportAsk, liveNow: LiveNow, looks = Number.POSITIVE_INFINITY): Rows {
    const { presents, left, wanted } = await this.selected(ask, liveNow)
    const all = [...presents, ...left]
    const words = new RowWords(ask.request.form, new Map(all.map(({ gateway }) => [gateway.id, gateway])))
    switch (ask.request.kind) {
      case 'reports':
        return yield* this.reportRows(ask, wanted, words, liveNow, looks)
      case 'devices':
        return yield* this.deviceRows(ask, all, wanted, words, liveNow)
      case 'events':
        return yield* this.eventRows(ask, wanted, words, liveNow)
      case 'availability':
        return yield* this.availabilityRows(ask, all, words, liveNow)
      case 'inventory':
        for (const { gateway } of presents) yield { rows: inventoryRows(gateway, words), share: 0.5 }
    }
  }

  private async *reportRows(
    { request: { from, to } }: ExportAsk,
    gateways: ReadonlySet<GatewayId> | null,
    words: RowWords,
    liveNow: LiveNow,
    looks: number,
  ): Rows {
    for await (const { records, share } of this.reports.of({ from, to, gateways }, liveNow)) {
      yield { rows: mapped(records, (record) => reportRow(record, words)), share }
      if (--looks <= 0) return
    }
  }

  private async *deviceRows(
    { request }: ExportAsk,
    presents: readonly Present[],
    wanted: ReadonlySet<GatewayId> | null,
    words: RowWords,
    liveNow: LiveNow,
  ): Rows {
    const live = await liveNow()
    const surveyor = new Surveyor(presents, request, await this.oldestKept())
    for await (const facts of this.transitions.oldestFirst(request.from, live)) {
      for (const fact of facts) surveyor.note(fact)
    }
    for (const [gateway, standings] of surveyor.accounts.standings()) {
      yield { rows: startRows(gateway, standings, request.from, words), share: 0.4 }
    }
    for await (const { facts, share } of this.facts(request, wanted, live)) {
      yield { rows: mapped(facts, (fact) => deviceRow(fact, words)), share: 0.5 + share / 2 }
    }
  }

  private async *eventRows(
    ask: ExportAsk,
    wanted: ReadonlySet<GatewayId> | null,
    words: RowWords,
    liveNow: LiveNow,
  ): Rows {
    for await (const { facts, share } of this.facts(ask.request, wanted, await liveNow())) {
      yield { rows: mapped(facts, (fact) => eventRow(fact, words)), share }
    }
    yield { rows: mapped(openIncidents(ask, wanted), (incident) => incidentRow(incident, words)), share: 1 }
  }

  private async *availabilityRows(
    { request }: ExportAsk,
    presents: readonly Present[],
    words: RowWords,
    liveNow: LiveNow,
  ): Rows {
    const surveyor = new Surveyor(presents, request, await this.oldestKept())
    for await (const facts of this.transitions.oldestFirst(request.from, await liveNow())) {
      for (const fact of facts) surveyor.note(fact)
    }
    const accounts = surveyor.accounts.settle(request.form.leaveOutMuted)
    yield { rows: availabilityRows(accounts, request, words), share: 0.8 }
  }

  private async *facts(
    { from, to }: ExportAsk['request'],
    wanted: ReadonlySet<GatewayId> | null,
    live: readonly Extent[],
  ): AsyncGenerator<{ readonly facts: readonly Transition[]; readonly share: number }> {
    for await (const day of this.transitions.oldestFirst(from, live)) {
      const facts = day.filter((fact) => beginsBefore(fact, to) && (wanted === null || wanted.has(fact.gateway)))
      yield { facts, share: Math.min(1, ((day.at(-1)?.at ?? from) - from) / (to - from)) }
    }
  }

  /** The boxes that are asked for as they are now, and the ids that their past may be kept under; `null` for all. */
  private async selected({ request, mutes, now }: ExportAsk, liveNow: LiveNow) {
    const all = await this.fleetNow(await liveNow())
    const ids = request.gateways === null ? null : new Set(request.gateways)
    const gateways = all.filter((gateway) => !isRemoved(gateway) && (ids?.has(gateway.id) ?? true))
    const muted = mutedGateways(gateways, mutes, now)
    const resting = new Map(all.filter(isRemoved).map((gateway) => [gateway.removed.id, gateway]))
    const presents: Present[] = gateways.map((gateway) => {
      const removedAt = resting.get(gateway.id)?.removed.at
      resting.delete(gateway.id)
      return { gateway, isMuted: muted.has(gateway.id), removedAt }
    })
    // Who was in the fleet for a part of the range is accounted for that part.
    const left = [...resting.values()]
      .filter(({ removed }) => removed.at > request.from && (ids?.has(removed.id) ?? true))
      .map(({ removed, ...gateway }): Present => {
        return { gateway: { ...gateway, id: removed.id }, isMuted: false, removedAt: removed.at }
      })
    const absorbed = gateways.flatMap((gateway) => (gateway.absorbed ?? []).map(({ id }) => id))
    return { presents, left, wanted: ids === null ? null : new Set([...ids, ...absorbed]) }
  }
}

/** The rows of those that have one, made when they are asked for. */
function* mapped<T>(items: readonly T[], rowOf: (item: T) => readonly Cell[] | null): Generator<readonly Cell[]> {
  for (const item of items) {
    const cells = rowOf(item)
    if (cells !== null) yield cells
  }
}

const openIncidents = ({ request, incidents }: ExportAsk, wanted: ReadonlySet<GatewayId> | null): readonly Incident[] =>
  incidents.filter(
    ({ gateway, openedAt }) => openedAt < request.to && (wanted === null || (gateway !== null && wanted.has(gateway))),
  )

const cellText = (cell: Cell): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : safeText(cell))
