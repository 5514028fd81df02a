import type { Device } from '../model/gateway'
import type { Metrics } from '../model/metrics'
import type { DeviceReport, GatewayReport, Report, ReportedDeviceStatus } from '../model/report'
import type { ReportRecord } from './record'

/**
 * A record in two parts: the identity, which hardly ever changes and is kept once per content, and the row, which is
 * what columns are made of. Together they give the record back to the last field.
 */
export interface SplitRecord {
  readonly identity: Identity
  readonly row: Row
}

/** What a report says of who it is about. */
export interface Identity {
  readonly dialect: Report['dialect']
  readonly sn: string | null
  readonly authCode: string | null
  readonly path: string
  readonly gateway: Pick<GatewayReport, (typeof GATEWAY_IDENTITY)[number]> | null
  readonly devices: readonly Omit<DeviceReport, 'status'>[] | null
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
type Circumstances = readonly [
  reportedStatus: string | null,
  fault: GatewayReport['fault'],
  warnings: Report['warnings'],
  percentMetrics: ReportRecord['percentMetrics'],
  external: { readonly mounted: boolean | null } | null,
]

const LETTERS: Readonly<Record<ReportedDeviceStatus, string>> = { online: '1', offline: '0', unknown: '-' }
const STATUSES: Readonly<Record<string, ReportedDeviceStatus>> = { '1': 'online', '0': 'offline', '-': 'unknown' }

/** The row without its `identity`, which is the name that whoever keeps the identity gives it. */
export function splitRecord(record: ReportRecord): {
  readonly identity: Identity
  readonly row: Omit<Row, 'identity'>
} {
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

/** The column `statuses`: a letter for each device. */
export function statusesIn(devices: Report['devices']): string | null {
  if (devices === null) return null
  let letters = ''
  for (const { status } of devices) letters += LETTERS[status]
  return letters
}

/**
 * Puts records together again. What is equal from record to record is made once and shared, so that reading a day of
 * reports makes a few lists of devices and not thousands: who compares lists, or devices, may begin with whether they
 * are the same. Of each identity only the last list is held, however often its devices change.
 */
export class RecordJoiner {
  private readonly circumstances = new Map<string, Circumstances>()
  /** Goes with the identity: who reads months of boxes lets go of each when it is read. */
  private readonly devices = new WeakMap<Identity, JoinedDevices>()

  /**
   * The record that was split.
   * @param devices other than the row and the identity say; `null` as in a report that does not speak of them
   */
  join(
    gateway: string,
    row: Row,
    identity: Identity,
    devices: Report['devices'] = this.devicesOf(row.statuses, identity),
  ): ReportRecord {
    const { from, others } = this.circumstancesOf(row)
    const [reportedStatus, fault, warnings, percentMetrics, external] = others
    const metrics: Metrics = {
      cpu: row.cpu,
      memory: row.memory,
      memoryBytes: row.memoryBytes,
      disk: row.disk,
      diskBytes: row.diskBytes,
      temperature: row.temperature,
      boardTemperature: row.boardTemperature,
      tpu: row.tpu,
      fan: row.fan,
      uptime: row.uptime,
      externalDisk:
        external === null ? null : { mounted: external.mounted, used: row.externalUsed, bytes: row.externalBytes },
    }
    const report: Report = {
      dialect: identity.dialect,
      sn: identity.sn,
      authCode: identity.authCode,
      gateway: identity.gateway === null ? null : gatewayReport(identity.gateway, reportedStatus, fault, metrics),
      devices,
      warnings,
    }
    return {
      gateway,
      at: row.at ?? 0,
      from,
      path: identity.path,
      report: row.sentAt === null ? report : { ...report, sentAt: row.sentAt },
      percentMetrics,
      devicesOnline: row.devicesOnline ?? 0,
      devicesTotal: row.devicesTotal ?? 0,
    }
  }

  private circumstancesOf({ circumstances: text }: Row): { readonly from: string; readonly others: Circumstances } {
    const end = endOfAddress(text)
    if (text === null || end === null) {
      const [from, ...others] = JSON.parse(text ?? '[]') as [string, ...Circumstances]
      return { from, others }
    }
    // Each box has an address of its own, and hardly anything else that others do not say as well.
    const key = text.slice(end + 2)
    let others = this.circumstances.get(key)
    if (others === undefined) {
      others = JSON.parse(`[${key}`) as Circumstances
      // A box may word its fault anew with each report.
      if (this.circumstances.size >= CIRCUMSTANCES_HELD) this.circumstances.clear()
      this.circumstances.set(key, others)
    }
    return { from: text.slice(2, end), others }
  }

  private devicesOf(statuses: string | null, identity: Identity): readonly DeviceReport[] | null {
    if (identity.devices === null) return null
    const before = this.devices.get(identity)
    if (before !== undefined && before.statuses === statuses) return before.list
    const list = identity.devices.map((device, index) => {
      const status = statusAt(statuses, index)
      const known = before?.list[index]
      return known !== undefined && known.status === status ? known : deviceReport(device, status)
    })
    this.devices.set(identity, { statuses, list })
    return list
  }
}

/** Where the sender's address ends in the column `circumstances`; `null` for one that is written in an unusual way. */
function endOfAddress(text: string | null): number | null {
  if (text?.startsWith('["') !== true) return null
  const end = text.indexOf('"', 2)
  return end < 0 || text[end + 1] !== ',' || text.slice(2, end).includes('\\') ? null : end
}

const statusAt = (statuses: string | null, index: number): ReportedDeviceStatus =>
  STATUSES[statuses?.[index] ?? ''] ?? 'unknown'

/** The devices that a row speaks of, made anew. `null` where its identity names none. */
export const devicesIn = (statuses: string | null, { devices }: Identity): Report['devices'] =>
  devices?.map((device, index) => deviceReport(device, statusAt(statuses, index))) ?? null

/** Whether a row says of each of these devices what was last known of it. */
export function sayStatuses(statuses: string | null, devices: readonly Pick<Device, 'lastKnownStatus'>[]): boolean {
  for (let index = 0; index < devices.length; index++) {
    if (devices[index]?.lastKnownStatus !== statusAt(statuses, index)) return false
  }
  return true
}

/** Written out like the next: read back by the million, objects of one shape are made and compared many times faster. */
const deviceReport = (device: Omit<DeviceReport, 'status'>, status: ReportedDeviceStatus): DeviceReport => ({
  id: device.id,
  name: device.name,
  ip: device.ip,
  status,
  type: device.type,
  typeCode: device.typeCode,
  location: device.location,
  group: device.group,
  softwareVersion: device.softwareVersion,
  url: device.url,
})

const gatewayReport = (
  said: NonNullable<Identity['gateway']>,
  reportedStatus: GatewayReport['reportedStatus'],
  fault: GatewayReport['fault'],
  metrics: Metrics,
): GatewayReport => ({
  name: said.name,
  addresses: said.addresses,
  mac: said.mac,
  port: said.port,
  softwareVersion: said.softwareVersion,
  sdkVersion: said.sdkVersion,
  reportedStatus,
  fault,
  metrics,
  openUnits: said.openUnits,
})

/** Bounds what is held for boxes that never say the same twice. */
const CIRCUMSTANCES_HELD = 5_000

interface JoinedDevices {
  readonly statuses: string | null
  readonly list: readonly DeviceReport[]
}

function gatewayIdentity({ name, addresses, mac, port, softwareVersion, sdkVersion, openUnits }: GatewayReport) {
  return { name, addresses, mac, port, softwareVersion, sdkVersion, openUnits }
}
