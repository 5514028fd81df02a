import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { subDeviceWithUrl } from './d2-device-status'
import { detailedHead, detailedStatus } from './detailed-status'

/** D3, "device status, detailed": processor, memory and disk each with their parts, and the devices. */
export function d3DeviceStatusDetailed(box: Box): Payload {
  return {
    ...detailedHead(box),
    sub_devices: box.devices.map(subDeviceWithUrl),
    gateway_ext_data: detailedStatus(box),
  }
}
