import type { Metrics } from '../model/metrics'
import type { DeviceReport, GatewayReport, Report } from '../model/report'
import type { ReportRecord } from './record'
import type { Circumstances, Identity, Row } from './row'
import { deviceReport, statusAt } from './row-statuses'

/** Bounds what is held for boxes that never say the same twice. */
const CIRCUMSTANCES_HELD = 5_000

interface JoinedDevices {
  readonly statuses: string | null
  readonly list: readonly DeviceReport[]
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

/** Written out, as are the devices: read back by the million, objects of one shape are made and compared many times faster. */
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
