import { settleUnits } from '../fleet/settle-units'
import type { ReportRecord } from '../history/record'
import type { GatewayReport, Report } from '../model/report'
import type { Cell } from './csv'
import { listed, type RowWords } from './row-words'

const NO_GATEWAY: readonly Cell[] = new Array<Cell>(22).fill(null)

/** The row of one report, in the order of `COLUMNS.reports`. */
export function reportRow(record: ReportRecord, words: RowWords): Cell[] {
  const { report, at } = record
  const { devices } = report
  const offline = devices?.filter(({ status }) => status === 'offline').map(({ id }) => id)
  return [
    ...words.times(at),
    ...words.box(record.gateway, report.gateway?.name ?? null),
    report.sn,
    report.authCode,
    report.dialect,
    record.from,
    record.path,
    ...(report.gateway === null ? NO_GATEWAY : gatewayCells(report.gateway, record, words)),
    devices?.length ?? null,
    listed(offline),
    record.devicesOnline,
    record.devicesTotal,
    ...words.times(sentAt(report)),
    report.warnings.length,
  ]
}

function gatewayCells(part: GatewayReport, { percentMetrics }: ReportRecord, words: RowWords): Cell[] {
  const { metrics } = settleUnits(part, percentMetrics)
  const { externalDisk } = metrics
  return [
    part.name,
    listed(part.addresses),
    part.mac,
    part.port,
    part.softwareVersion,
    part.sdkVersion,
    part.reportedStatus,
    words.truth(part.fault?.active ?? null),
    part.fault?.description ?? null,
    metrics.cpu,
    metrics.memory,
    metrics.memoryBytes,
    metrics.disk,
    metrics.diskBytes,
    metrics.temperature,
    metrics.boardTemperature,
    metrics.tpu,
    metrics.fan,
    metrics.uptime,
    words.truth(externalDisk?.mounted ?? null),
    externalDisk?.used ?? null,
    externalDisk?.bytes ?? null,
  ]
}

const sentAt = (report: Report): number | null => report.sentAt ?? null
