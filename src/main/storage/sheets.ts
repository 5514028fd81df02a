import { availabilityRows } from '../../shared/export/availability-rows'
import { columnNames } from '../../shared/export/columns'
import { type Cell, csvLine } from '../../shared/export/csv'
import { deviceRow, startRows } from '../../shared/export/device-rows'
import { eventRow, incidentRow } from '../../shared/export/event-rows'
import { inventoryRows } from '../../shared/export/inventory-rows'
import { Lasting } from '../../shared/export/lasting'
import { ReportLines } from '../../shared/export/report-lines'
import { withSite } from '../../shared/export/site-column'
import { beginsBefore, Surveyor } from '../../shared/export/survey'
import type { Gateway } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk, SheetPart } from '../ports'
import type { Extent } from './extent'
import type { PastTransitions } from './past-transitions'
import type { ReportStream } from './report-stream'
import { knownFromOf, openIncidents, type Selected, select, wordsFor } from './selection'

/** About as many characters are handed on at a time. */
const PART = 128 * 1024

/** No turn takes much longer, also where there is much to read and little to write. */
const TURN: Millis = 50

/** Lines together, because handing over each by itself would cost more than making it. */
type Lines<R = void> = AsyncGenerator<{ readonly lines: Iterable<string>; readonly share: number }, R>
type LiveNow = () => Promise<readonly Extent[]>

/** Exports made of what is kept. */
export class Sheets {
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
    let rows = 0
    const part = (share: number): SheetPart => {
      const made = { bytes: encoder.encode(text), rows, share }
      text = ''
      rows = 0
      return made
    }
    // When this turn began: what others of the archive took of the time since the last part is no work of this one.
    let begun = performance.now()
    for await (const { lines, share } of this.lines(ask, liveNow)) {
      for (const line of lines) {
        text += line
        rows++
        if (text.length < PART) continue
        yield part(share)
        begun = performance.now()
      }
      // Whoever else asks something of the archive has his turn between two parts.
      if (performance.now() - begun <= TURN) continue
      yield part(share)
      begun = performance.now()
    }
    yield part(1)
  }

  private async *lines(ask: ExportAsk, liveNow: LiveNow): Lines {
    const live = await liveNow()
    const selected = select(ask, ask.fleet ?? (await this.fleetNow(live)))
    switch (ask.request.kind) {
      case 'reports':
        return yield* this.reportLines(ask, selected, liveNow)
      case 'devices':
        return yield* this.deviceLines(ask, selected, live)
      case 'events':
        return yield* this.eventLines(ask, selected, live)
      case 'availability':
        return yield* this.availabilityLines(ask, selected, live)
      case 'inventory':
        return yield* inventoryLines(ask, selected)
    }
  }

  private async *reportLines(ask: ExportAsk, selected: Selected, liveNow: LiveNow): Lines {
    const lines = new ReportLines(wordsFor(ask, selected))
    const query = { ...ask.request, gateways: selected.wanted }
    for await (const { reports, share } of this.reports.of(query, liveNow)) {
      yield { lines: mapped(reports, (report) => lines.lineOf(report)), share }
    }
  }

  private async *deviceLines(ask: ExportAsk, selected: Selected, live: readonly Extent[]): Lines {
    const words = wordsFor(ask, selected)
    const { request } = ask
    const { accounts } = yield* this.surveyed(ask, selected, live)
    for (const [gateway, standings] of accounts.standings()) {
      yield { lines: mapped(startRows(gateway, standings, request.from, words), lineIn(ask)), share: 0.4 }
    }
    for await (const { facts, share } of this.facts(ask, selected, live)) {
      yield { lines: linesOf(ask, facts, (fact) => deviceRow(fact, words)), share: 0.5 + share / 2 }
    }
  }

  private async *eventLines(ask: ExportAsk, selected: Selected, live: readonly Extent[]): Lines {
    const words = wordsFor(ask, selected)
    // What began in the range may have ended after it, so all of it is gone through before the first row.
    const lasting = new Lasting()
    for await (const facts of this.transitions.oldestFirst(ask.request.from, live)) {
      for (const fact of facts) if (selected.wanted?.has(fact.gateway) ?? true) lasting.note(fact)
      yield { lines: [], share: 0 }
    }
    endWhatNoLongerIs(lasting, ask, selected)
    for await (const { facts, share } of this.facts(ask, selected, live)) {
      yield { lines: linesOf(ask, facts, (fact) => eventRow(fact, lasting, words)), share }
    }
    yield { lines: linesOf(ask, openIncidents(ask, selected), (one) => incidentRow(one, words)), share: 1 }
  }

  private async *availabilityLines(ask: ExportAsk, selected: Selected, live: readonly Extent[]): Lines {
    const { request, accountsSince } = ask
    const { accounts } = yield* this.surveyed(ask, selected, live)
    const rows = availabilityRows(
      accounts.settle(request.form.leaveOutMuted),
      request,
      wordsFor(ask, selected),
      accountsSince,
    )
    yield { lines: mapped(rows, lineIn(ask)), share: 0.8 }
  }

  /** Has no lines, only turns. */
  private async *surveyed(ask: ExportAsk, { all }: Selected, live: readonly Extent[]): Lines<Surveyor> {
    const { request } = ask
    const surveyor = new Surveyor(all, request, knownFromOf(ask, await this.oldestKept()))
    for await (const facts of this.transitions.oldestFirst(request.from, live)) {
      for (const fact of facts) surveyor.note(fact)
      yield { lines: [], share: 0 }
    }
    return surveyor
  }

  private async *facts(
    { request: { from, to } }: ExportAsk,
    { wanted }: Selected,
    live: readonly Extent[],
  ): AsyncGenerator<{ readonly facts: readonly Transition[]; readonly share: number }> {
    for await (const day of this.transitions.oldestFirst(from, live)) {
      const facts = day.filter((fact) => beginsBefore(fact, to) && (wanted?.has(fact.gateway) ?? true))
      yield { facts, share: Math.min(1, ((day.at(-1)?.at ?? from) - from) / (to - from)) }
    }
  }
}

/** What of incidents and of gateways that left is not told by transitions, or was not by versions before. */
export function endWhatNoLongerIs(lasting: Lasting, ask: ExportAsk, { left }: Selected): void {
  for (const { gateway, left: then } of left) if (then !== undefined) lasting.endAll(gateway.id, then.at)
  for (const incident of ask.incidents) lasting.noteOpen(incident)
}

async function* inventoryLines(ask: ExportAsk, selected: Selected): Lines {
  const words = wordsFor(ask, selected)
  for (const { gateway } of selected.presents)
    yield { lines: mapped(inventoryRows(gateway, words), lineIn(ask)), share: 0.5 }
}

/** The lines of those that have a row, made when they are asked for. */
function* linesOf<T>(
  ask: ExportAsk,
  items: Iterable<T>,
  rowOf: (item: T) => readonly Cell[] | null,
): Generator<string> {
  const line = lineIn(ask)
  for (const item of items) {
    const cells = rowOf(item)
    if (cells !== null) yield line(cells)
  }
}

function lineIn({ request: { kind, form } }: ExportAsk): (cells: readonly Cell[]) => string {
  const sited = withSite(kind, form)
  return (cells) => csvLine(sited(cells))
}

function* mapped<T, R>(items: Iterable<T>, made: (item: T) => R): Generator<R> {
  for (const item of items) yield made(item)
}
