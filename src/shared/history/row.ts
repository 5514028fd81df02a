import type { GatewayReport, Report } from '../model/report'
import type { ReportRecord } from './record'
import { type NamedDevice, statusesIn } from './row-statuses'

/**
 * A record in two parts: the identity, which hardly ever changes and is kept once per content, and the row, which is
 * what columns are made of. Together they give the record back to the last field.
 */
interface SplitRecord {
  readonly identity: Identity
  /** Without the column that has the name which whoever keeps the identity gives it. */
  readonly row: Omit<Row, 'identity'>
}

/** What a report says of who it is about. */
export interface Identity {
  readonly dialect: Report['dialect']
  readonly sn: string | null
  readonly authCode: string | null
  readonly path: string
  readonly gateway: Pick<GatewayReport, (typeof GATEWAY_IDENTITY)[number]> | null
  readonly devices: readonly NamedDevice[] | null
}

const GATEWAY_IDENTITY = ['name', 'addresses', 'mac', 'port', 'softwareVersion', 'sdkVersion', 'openUnits'] as const

/** The columns that hold numbers, in the order in which they are written. Append only: files know them by position. */
export const NUMBER_COLUMNS = [
  'at',
  'sentAt',
  'devicesOnline',
  'devicesTotal',
  'cpu',
  'memory',
  'memoryBytes',
  'disk',
  'diskBytes',
  'temperature',
  'boardTemperature',
  'tpu',
  'fan',
  'externalUsed',
  'externalBytes',
] as const

/** The columns that hold text, likewise. */
export const WORD_COLUMNS = ['identity', 'circumstances', 'uptime', 'statuses'] as const

export type Row = Readonly<Record<(typeof NUMBER_COLUMNS)[number], number | null>> &
  Readonly<Record<(typeof WORD_COLUMNS)[number], string | null>>

/** What changes now and then, as JSON in one column, behind the sender's address: mostly the same text from row to row. */
export type Circumstances = readonly [
  reportedStatus: string | null,
  fault: GatewayReport['fault'],
  warnings: Report['warnings'],
  percentMetrics: ReportRecord['percentMetrics'],
  external: { readonly mounted: boolean | null } | null,
]

export function splitRecord(record: ReportRecord): SplitRecord {
  const { report } = record
  const metrics = report.gateway?.metrics
  const external = metrics?.externalDisk ?? null
  return {
    identity: identityIn(record),
    row: {
      at: record.at,
      sentAt: report.sentAt ?? null,
      devicesOnline: record.devicesOnline,
      devicesTotal: record.devicesTotal,
      cpu: metrics?.cpu ?? null,
      memory: metrics?.memory ?? null,
      memoryBytes: metrics?.memoryBytes ?? null,
      disk: metrics?.disk ?? null,
      diskBytes: metrics?.diskBytes ?? null,
      temperature: metrics?.temperature ?? null,
      boardTemperature: metrics?.boardTemperature ?? null,
      tpu: metrics?.tpu ?? null,
      fan: metrics?.fan ?? null,
      externalUsed: external?.used ?? null,
      externalBytes: external?.bytes ?? null,
      circumstances: circumstancesIn(record),
      uptime: metrics?.uptime ?? null,
      statuses: statusesIn(report.devices),
    },
  }
}

export const identityIn = ({ path, report }: ReportRecord): Identity => ({
  dialect: report.dialect,
  sn: report.sn,
  authCode: report.authCode,
  path,
  gateway: report.gateway === null ? null : gatewayIdentity(report.gateway),
  devices: report.devices?.map(({ status: _, ...device }) => device) ?? null,
})

function gatewayIdentity({ name, addresses, mac, port, softwareVersion, sdkVersion, openUnits }: GatewayReport) {
  return { name, addresses, mac, port, softwareVersion, sdkVersion, openUnits }
}

/** The column `circumstances`. */
export function circumstancesIn({ from, report, percentMetrics }: ReportRecord): string {
  const { gateway, warnings } = report
  const external = gateway?.metrics.externalDisk ?? null
  const circumstances: readonly [from: string, ...Circumstances] = [
    from,
    gateway?.reportedStatus ?? null,
    gateway?.fault ?? null,
    warnings,
    percentMetrics,
    external === null ? null : { mounted: external.mounted },
  ]
  return JSON.stringify(circumstances)
}
