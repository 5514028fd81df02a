import type { DeviceView } from '../../../shared/contract/views'
import type { DeviceStatus } from '../../../shared/model/gateway'
import type { DeviceType } from '../../../shared/model/report'

const TYPE_ORDER: readonly DeviceType[] = [
  'turnstile',
  'capture-camera',
  'ipc-static',
  'ipc-dynamic',
  'access-control',
  'picture-stream',
  'video-stream',
  'local-file',
  'gb28181',
  'other',
]
const DOTS: Readonly<Record<DeviceStatus, string>> = { online: 'o', offline: 'x', missing: 'x', unknown: 'u' }

/** Sub-devices by type, and within a type by identity, so that a dot keeps its place. */
export function sortDevices(devices: readonly DeviceView[]): DeviceView[] {
  return devices.toSorted((a, b) => TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type) || byId.compare(a.id, b.id))
}

const SEVERITY: Readonly<Record<DeviceStatus, number>> = { offline: 0, missing: 1, unknown: 2, online: 3 }

/** By how much one is worse than another: below 0 if it is. */
export const bySeverity = (a: Pick<DeviceView, 'status'>, b: Pick<DeviceView, 'status'>): number =>
  SEVERITY[a.status] - SEVERITY[b.status]

/** What is down first, then what is not known; within that by type. */
export const worstDevicesFirst = (devices: readonly DeviceView[]): readonly DeviceView[] =>
  devices.length < 2 ? devices : sortDevices(devices).sort(bySeverity)

/** One letter per sub-device for `Dots`, types parted by `|`. */
export function deviceDots(devices: readonly DeviceView[]): string {
  let dots = ''
  let type: DeviceType | undefined
  for (const device of sortDevices(devices)) {
    if (type !== undefined && device.type !== type) dots += '|'
    type = device.type
    dots += DOTS[device.status]
  }
  return dots
}

const byId = new Intl.Collator('en', { numeric: true })
