import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { epDevice } from './ep-device'

/** D5, "collection devices": the devices alone, under the box's authorisation code. */
export function d5CollectionDevices(box: Box): Payload {
  return {
    dev_sno: box.authCode,
    sub_devices: box.devices.map((device) => ({ ...epDevice(device), ep_type: device.stream })),
  }
}
