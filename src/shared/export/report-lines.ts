import { settleMetric } from '../fleet/settle-units'
import type { ReportRecord } from '../history/record'
import { RecordJoiner } from '../history/record-joiner'
import type { Identity, Row } from '../history/row'
import type { GatewayId } from '../model/gateway'
import { cellText, numberText } from './csv'
import { reportRow } from './report-rows'
import type { RowWords } from './row-words'

/** A report as it is kept: its row, and the identity that the row names. */
export interface KeptReportRow {
  readonly gateway: GatewayId
  readonly row: Row
  readonly identity: Identity
}

/** What a box says the same way many times over, as the text of its cells. */
interface Said {
  /** From the box's name to the fault, with the comma after it. */
  readonly head: string
  /** Before the percentage of the external disk. */
  readonly mounted: string
  readonly hasGateway: boolean
  readonly hasExternal: boolean
  readonly percentMetrics: ReportRecord['percentMetrics']
  readonly warnings: string
}

/** What is held of one identity: a box that never says the same twice begins anew beyond it. */
const SAID_HELD = 500

interface OfIdentity {
  readonly said: Map<string | null, Said>
  /** Cells about the devices, by their statuses. */
  readonly devices: Map<string | null, string>
}

/** Cells up to the fault, the time before them left out. */
const HEAD_CELLS = { from: 2, to: 19 }

/**
 * The lines of reports, as `csvLine(reportRow(…))` makes them: by the million it counts that most of a line is the same
 * as in the line before. That it comes to the same is what the tests hold it to.
 */
export class ReportLines {
  /** Goes with the identity, and so with the file that it is read from. */
  private readonly known = new WeakMap<Identity, OfIdentity>()
  private readonly joiner = new RecordJoiner()

  constructor(private readonly words: RowWords) {}

  lineOf(kept: KeptReportRow): string {
    const { row, identity } = kept
    const known = this.knownOf(identity)
    const said = known.said.get(row.circumstances) ?? this.say(kept, known)
    const devices = known.devices.get(row.statuses) ?? this.sayDevices(kept, known)
    return `${this.times(row.at)},${said.head}${metricsText(row, identity, said)},${devices},${row.devicesOnline ?? 0},${
      row.devicesTotal ?? 0
    },${this.times(row.sentAt)},${said.warnings}\r\n`
  }

  private times(at: number | null): string {
    const [local, utc] = this.words.times(at)
    return local === null ? ',' : `"${local}","${utc}"`
  }

  private knownOf(identity: Identity): OfIdentity {
    const known = this.known.get(identity)
    if (known !== undefined) return known
    const made = { said: new Map(), devices: new Map() }
    this.known.set(identity, made)
    return made
  }

  private say(kept: KeptReportRow, { said }: OfIdentity): Said {
    const record = this.joiner.join(kept.gateway, kept.row, kept.identity)
    const cells = reportRow(record, this.words)
    const gateway = record.report.gateway
    const external = gateway?.metrics.externalDisk ?? null
    const made: Said = {
      head: `${cells.slice(HEAD_CELLS.from, HEAD_CELLS.to).map(cellText).join(',')},`,
      mounted: cellText(this.words.truth(external?.mounted ?? null)),
      hasGateway: gateway !== null,
      hasExternal: external !== null,
      percentMetrics: record.percentMetrics,
      warnings: String(record.report.warnings.length),
    }
    if (said.size >= SAID_HELD) said.clear()
    said.set(kept.row.circumstances, made)
    return made
  }

  private sayDevices({ gateway, row, identity }: KeptReportRow, { devices }: OfIdentity): string {
    const cells = reportRow(this.joiner.join(gateway, row, identity), this.words)
    const text = `${cellText(cells[32] ?? null)},${cellText(cells[33] ?? null)}`
    if (devices.size >= SAID_HELD) devices.clear()
    devices.set(row.statuses, text)
    return text
  }
}

/** From the CPU to the external disk. */
function metricsText(
  row: Row,
  { gateway }: Identity,
  { hasGateway, hasExternal, mounted, percentMetrics }: Said,
): string {
  if (!hasGateway) return NO_CELLS
  const open = gateway?.openUnits ?? []
  const cpu = settleMetric('cpu', row.cpu, open, percentMetrics)
  const memory = settleMetric('memory', row.memory, open, percentMetrics)
  const disk = settleMetric('disk', row.disk, open, percentMetrics)
  const external = hasExternal ? `${text(row.externalUsed)},${text(row.externalBytes)}` : ','
  return `${text(cpu)},${text(memory)},${text(row.memoryBytes)},${text(disk)},${text(row.diskBytes)},${text(
    row.temperature,
  )},${text(row.boardTemperature)},${text(row.tpu)},${text(row.fan)},${cellText(row.uptime)},${mounted},${external}`
}

/** 13 empty cells. */
const NO_CELLS = ','.repeat(12)

const text = (value: number | null): string => (value === null ? '' : numberText(value))
