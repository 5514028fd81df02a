import type { GatewayId } from '../model/gateway'
import type { OpenUnitMetric, Report } from '../model/report'
import type { Millis } from '../time/millis'

/** One accepted report as history keeps it: what it said, how it came, and what was known with it. */
export interface ReportRecord {
  /** Whose report it was taken as, which its own words need not tell. */
  readonly gateway: GatewayId
  /** When its headers arrived. */
  readonly at: Millis
  /** The sender's address. */
  readonly from: string
  /** The path it was sent to. */
  readonly path: string
  readonly report: Report
  /** Open-unit metrics the gateway had shown to be percentages by then: with them the report's figures have a unit. */
  readonly percentMetrics: readonly OpenUnitMetric[]
  /** Devices that were known to be online. */
  readonly devicesOnline: number
  /** Devices that were known, missing ones included. */
  readonly devicesTotal: number
}
