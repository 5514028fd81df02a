import { columnNames } from '../../shared/export/columns'
import { type Cell, cellText, csvLine, safeText } from '../../shared/export/csv'
import { ReportLines } from '../../shared/export/report-lines'
import { reportRow } from '../../shared/export/report-rows'
import type { RowWords } from '../../shared/export/row-words'
import { siteCell, withSite } from '../../shared/export/site-column'
import { RecordJoiner } from '../../shared/history/record-joiner'
import type { Identity, Row } from '../../shared/history/row'
import { qualifiedId } from '../../shared/hq/qualified'
import type { ExportRequest } from '../../shared/model/export'
import type { GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'
import { ownTurn } from '../own-turn'
import type { SheetPart } from '../ports'
import type { HistoryStep, SiteHistory } from './site-history'

/** Whose reports, by site, as the sites call them, and what rows are worded with. */
export interface ReportsAsk {
  readonly request: ExportRequest
  readonly words: RowWords
  readonly bySite: ReadonlyMap<string, readonly GatewayId[]>
}

/** About as many characters are handed on at a time. */
const PART = 128 * 1024
/** How long nothing else is attended to. */
const AT_A_STRETCH: Millis = 20

/** Exports of reports, made of what sites have: site by site and day by day. */
export class ReportSheets {
  constructor(private readonly history: SiteHistory) {}

  /** The file, part by part. What headquarters does not have of it is named in the parts. */
  async *parts(ask: ReportsAsk): AsyncGenerator<SheetPart> {
    const { form } = ask.request
    const encoder = new TextEncoder()
    let text = `${form.bom ? '\ufeff' : ''}${csvLine(columnNames('reports', form))}`
    let rows = 0
    const part = (share: number, missing: SheetPart['missing'] = []): SheetPart => {
      const made = { bytes: encoder.encode(text), rows, share, missing }
      text = ''
      rows = 0
      return made
    }
    const lines = new ReportLines(ask.words)
    let begunAt = performance.now()
    for await (const { site, step, share } of this.steps(ask)) {
      if (step.kind === 'missing') {
        yield part(share, [{ site, from: step.span.from, to: step.span.to }])
        continue
      }
      const gateway = qualifiedId(site, step.gateway)
      const end = form.sites === undefined ? '\r\n' : `,${cellText(siteCell(form, gateway))}\r\n`
      for (const { row, identity } of rowsOf(step)) {
        text += lines.lineOf({ gateway, row, identity }).slice(0, -2) + end
        rows++
        if (text.length >= PART) yield part(share)
        if (performance.now() - begunAt < AT_A_STRETCH) continue
        await ownTurn()
        begunAt = performance.now()
      }
    }
    yield part(1)
  }

  /** The first rows as texts, as many as are found within a time. */
  async first(ask: ReportsAsk, count: number, within: Millis): Promise<string[][]> {
    const until = performance.now() + within
    const joiner = new RecordJoiner()
    const sited = withSite('reports', ask.request.form)
    const first: string[][] = []
    for await (const { site, step } of this.steps(ask)) {
      if (step.kind === 'hours') {
        const gateway = qualifiedId(site, step.gateway)
        for (const { row, identity } of rowsOf(step)) {
          if (first.length === count) return first
          first.push(sited(reportRow(joiner.join(gateway, row, identity), ask.words)).map(shown))
        }
      }
      if (performance.now() > until) break
    }
    return first
  }

  private async *steps({ request: { from, to }, bySite }: ReportsAsk) {
    let done = 0
    for (const [site, gateways] of bySite) {
      let latest = 0
      for await (const step of this.history.of({ site, gateways, from, to })) {
        const at = step.kind === 'missing' ? step.span.to : (step.hours.rows[0]?.at ?? from)
        latest = Math.max(latest, Math.min(1, (at - from) / (to - from)))
        yield { site, step, share: (done + latest) / bySite.size }
      }
      done++
    }
  }
}

function* rowsOf({ hours }: Extract<HistoryStep, { kind: 'hours' }>): Generator<{ row: Row; identity: Identity }> {
  for (const row of hours.rows) {
    const identity = hours.identities.get(row.identity ?? '')
    if (identity !== undefined) yield { row, identity }
  }
}

const shown = (cell: Cell): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : safeText(cell))
