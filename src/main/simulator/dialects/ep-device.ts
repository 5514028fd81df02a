import type { SubDevice } from '../world/sub-device'

/** What all dialects that speak of `sub_devices` say of one. */
export function epDevice(device: SubDevice) {
  return {
    ep_id: device.id,
    ep_name: device.name,
    ep_ip: device.address,
    ep_status: onlineWord(device.downUntil === null),
    ep_location: device.location,
  }
}

export const onlineWord = (online: boolean): string => (online ? 'online' : 'offline')
