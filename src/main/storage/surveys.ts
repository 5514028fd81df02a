import type { Cell } from '../../shared/export/csv'
import { safeText } from '../../shared/export/csv'
import { deviceRow, startRows } from '../../shared/export/device-rows'
import { eventRow, incidentRow, isEvent } from '../../shared/export/event-rows'
import { inventoryRows } from '../../shared/export/inventory-rows'
import { Lasting } from '../../shared/export/lasting'
import { reportRow } from '../../shared/export/report-rows'
import type { RowWords } from '../../shared/export/row-words'
import { withSite } from '../../shared/export/site-column'
import { beginsBefore, type FirstRows, type Glimpse, type Survey, Surveyor } from '../../shared/export/survey'
import { RecordJoiner } from '../../shared/history/record-joiner'
import type { ExportKind } from '../../shared/model/export-schedule'
import type { Gateway } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk } from '../ports'
import type { Estimates } from './estimates'
import type { Extent } from './extent'
import type { PastTransitions } from './past-transitions'
import type { ReportStream } from './report-stream'
import { knownFromOf, openIncidents, type Selected, select, wordsFor } from './selection'
import { endWhatNoLongerIs } from './sheets'

/** Rows that a preview shows at most. */
const FIRST_ROWS = 20

/** How much is looked at for the first rows before an empty preview is shown. */
const LOOKS = 40

type LiveNow = () => Promise<readonly Extent[]>

/** What exports would hold: at a glance, and gone through in full. */
export class Surveys {
  constructor(
    private readonly reports: ReportStream,
    private readonly transitions: PastTransitions,
    private readonly estimates: Estimates,
    private readonly fleetNow: (live: readonly Extent[]) => Promise<readonly Gateway[]>,
    private readonly oldestKept: () => Promise<Millis>,
  ) {}

  /** The first rows and about how many there are, of whatever range, in a moment. */
  async glimpse(ask: ExportAsk, liveNow: LiveNow): Promise<Glimpse> {
    const live = await liveNow()
    const selected = select(ask, ask.fleet ?? (await this.fleetNow(live)))
    return {
      rows: await this.estimates.of(ask, selected, live),
      first: textsOf(ask, ask.request.kind, await this.first(ask, selected, liveNow)),
    }
  }

  /** Goes through all transitions of the range, a day at a time, and has the survey at last. */
  async *survey(ask: ExportAsk, liveNow: LiveNow): AsyncGenerator<Survey | null> {
    const { request } = ask
    const live = await liveNow()
    const selected = select(ask, ask.fleet ?? (await this.fleetNow(live)))
    const { all, wanted, presents } = selected
    const surveyor = new Surveyor(all, request, knownFromOf(ask, await this.oldestKept()))
    const begun = await this.firstFacts(ask, selected, live)
    yield null
    const lasting = new Lasting()
    const shown = new Set(begun.events.map(({ gateway }) => gateway))
    for await (const facts of this.transitions.glances(request.from, live)) {
      for (const fact of facts) {
        if (wanted?.has(fact.gateway) === false) continue
        surveyor.note(fact)
        if (shown.has(fact.gateway)) lasting.note(fact)
      }
      yield null
    }
    for (const fact of begun.incidents) lasting.note(fact)
    endWhatNoLongerIs(lasting, ask, selected)
    const found = surveyor.survey(ask.defaultPeriod, openIncidents(ask, selected).length, ask.most ?? FIRST_ROWS)
    const inventory = presents.reduce((sum, { gateway }) => sum + 1 + gateway.devices.length, 0)
    const first = this.firstRows(ask, selected, surveyor, lasting, begun)
    yield { ...found, rows: { ...found.rows, inventory }, first }
  }

  private async first(ask: ExportAsk, selected: Selected, liveNow: LiveNow): Promise<readonly (readonly Cell[])[]> {
    const words = wordsFor(ask, selected)
    const live = await liveNow()
    switch (ask.request.kind) {
      case 'reports':
        return this.firstReports(ask, selected, words, liveNow)
      case 'inventory':
        return firstOf(flat(selected.presents, ({ gateway }) => inventoryRows(gateway, words)))
      case 'events': {
        const { events } = await this.firstFacts(ask, selected, live)
        const unknown = new Lasting(false)
        for (const fact of events) unknown.note(fact)
        return eventRows(ask, selected, events, unknown, words)
      }
      case 'devices': {
        const { devices } = await this.firstFacts(ask, selected, live)
        return firstOf(flat(devices, (fact) => [deviceRow(fact, words) ?? []]))
      }
      // The preview of availability is the survey itself.
      case 'availability':
        return []
    }
  }

  private async firstReports(
    { request: { from, to } }: ExportAsk,
    { wanted }: Selected,
    words: RowWords,
    liveNow: LiveNow,
  ): Promise<Cell[][]> {
    const joiner = new RecordJoiner()
    const first: Cell[][] = []
    let looks = 0
    for await (const { reports } of this.reports.of({ from, to, gateways: wanted }, liveNow)) {
      for (const { gateway, row, identity } of reports.slice(0, FIRST_ROWS - first.length)) {
        first.push(reportRow(joiner.join(gateway, row, identity), words))
      }
      if (first.length === FIRST_ROWS || ++looks === LOOKS) break
    }
    return first
  }

  private async firstFacts({ request }: ExportAsk, { wanted }: Selected, live: readonly Extent[]): Promise<FirstFacts> {
    const events: Transition[] = []
    const devices: Transition[] = []
    const incidents: Transition[] = []
    let looks = 0
    for await (const facts of this.transitions.firstOnes(request.from, live)) {
      for (const fact of facts) {
        if (!beginsBefore(fact, request.to) || wanted?.has(fact.gateway) === false) continue
        if (isEvent(fact) && events.length < FIRST_ROWS) events.push(fact)
        if (fact.kind.startsWith('device-') && devices.length < FIRST_ROWS) devices.push(fact)
        if (fact.kind === 'incident') incidents.push(fact)
      }
      if ((events.length === FIRST_ROWS && devices.length === FIRST_ROWS) || ++looks === LOOKS) break
    }
    return { events, devices, incidents }
  }

  private firstRows(
    ask: ExportAsk,
    selected: Selected,
    surveyor: Surveyor,
    lasting: Lasting,
    { events, devices }: FirstFacts,
  ): FirstRows {
    const words = wordsFor(ask, selected)
    const atStart = flat(surveyor.accounts.standings(), ([gateway, standings]) =>
      startRows(gateway, standings, ask.request.from, words),
    )
    const changes = flat(devices, (fact) => [deviceRow(fact, words) ?? []])
    return {
      devices: textsOf(ask, 'devices', firstOf(flat([atStart, changes], (rows) => rows))),
      events: textsOf(ask, 'events', eventRows(ask, selected, events, lasting, words)),
    }
  }
}

/** The first transitions of a range: those with a row among events, those of devices, and incidents seen on the way. */
interface FirstFacts {
  readonly events: readonly Transition[]
  readonly devices: readonly Transition[]
  readonly incidents: readonly Transition[]
}

function eventRows(
  ask: ExportAsk,
  selected: Selected,
  events: readonly Transition[],
  lasting: Lasting,
  words: RowWords,
): readonly (readonly Cell[])[] {
  const open = openIncidents(ask, selected)
  const rows = flat(events, (fact) => [eventRow(fact, lasting, words) ?? []])
  return firstOf(events.length === FIRST_ROWS ? rows : [...rows, ...open.map((one) => incidentRow(one, words))])
}

function* flat<T, R>(items: Iterable<T>, of: (item: T) => Iterable<R>): Generator<R> {
  for (const item of items) yield* of(item)
}

function firstOf<T>(rows: Iterable<T>): T[] {
  const first: T[] = []
  for (const row of rows) {
    first.push(row)
    if (first.length === FIRST_ROWS) break
  }
  return first
}

const textsOf = ({ request: { form } }: ExportAsk, kind: ExportKind, rows: readonly (readonly Cell[])[]): string[][] =>
  rows.map(withSite(kind, form)).map((cells) => cells.map(cellText))

const cellText = (cell: Cell): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : safeText(cell))
