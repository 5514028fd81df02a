import type { Device, DeviceStatus, Presence } from '../model/gateway'

/**
 * What a sub-device is: what its gateway last said while that gateway is heard, otherwise unknown.
 * A silent gateway never turns its devices offline. Source: docs/presence.md, "Sub-devices".
 */
export function deviceStatus(device: Pick<Device, 'lastKnownStatus'>, presence: Presence): DeviceStatus {
  return presence === 'online' || presence === 'late' ? device.lastKnownStatus : 'unknown'
}
