import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { onlineWord } from './ep-device'

/** D7, V6's "media devices": the devices alone, under the box's licence key. */
export function d7MediaDevicesV6(box: Box): Payload {
  return {
    mq_license_key: box.authCode,
    media_devices: box.devices.map((device) => ({
      media_device_id: device.id,
      media_device_url: device.url,
      media_device_ip: device.address,
      media_device_name: device.name,
      media_device_status: onlineWord(device.downUntil === null),
      media_device_type: device.stream,
      permission_id: device.location,
    })),
  }
}
