import type { Device } from '../model/gateway'
import type { DeviceReport, Report, ReportedDeviceStatus } from '../model/report'

/** What a report says of one of its devices, but for how that is. */
export type NamedDevice = Omit<DeviceReport, 'status'>

/** Those that an identity names; `null` where its report did not speak of any. */
interface Named {
  readonly devices: readonly NamedDevice[] | null
}

const LETTERS: Readonly<Record<ReportedDeviceStatus, string>> = { online: '1', offline: '0', unknown: '-' }
const STATUSES: Readonly<Record<string, ReportedDeviceStatus>> = { '1': 'online', '0': 'offline', '-': 'unknown' }

/** The column `statuses`: a letter for each device. */
export function statusesIn(devices: Report['devices']): string | null {
  if (devices === null) return null
  let letters = ''
  for (const { status } of devices) letters += LETTERS[status]
  return letters
}

/** How a row says that the device at this place of its identity is. */
export const statusAt = (statuses: string | null, index: number): ReportedDeviceStatus =>
  STATUSES[statuses?.[index] ?? ''] ?? 'unknown'

/** The devices that a row speaks of, made anew. `null` where its identity names none. */
export const devicesIn = (statuses: string | null, { devices }: Named): Report['devices'] =>
  devices?.map((device, index) => deviceReport(device, statusAt(statuses, index))) ?? null

/** Whether a row says of each of these devices what was last known of it. */
export function sayStatuses(statuses: string | null, devices: readonly Pick<Device, 'lastKnownStatus'>[]): boolean {
  for (let index = 0; index < devices.length; index++) {
    if (devices[index]?.lastKnownStatus !== statusAt(statuses, index)) return false
  }
  return true
}

/** Written out: read back by the million, objects of one shape are made and compared many times faster. */
export const deviceReport = (device: NamedDevice, status: ReportedDeviceStatus): DeviceReport => ({
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
