import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { addressOf } from '../world/identity'
import type { SubDevice } from '../world/sub-device'
import { epDevice, onlineWord } from './ep-device'
import { fraction, gigabytes, rounded } from './figures'

/** D2, "device status": as D1 with other keys, a temperature, a URL per device and no fault flag. */
export function d2DeviceStatus(box: Box): Payload {
  const { vitals, firmware } = box
  const { diskBytes, memoryBytes } = firmware.hardware
  return {
    dev_sno: box.authCode,
    gateway_ext_data: {
      sdk_version: firmware.sdkVersion,
      cpu_usage: rounded(vitals.cpu),
      disk_free_size: gigabytes(diskBytes * (1 - vitals.disk / 100)),
      sw_version: firmware.softwareVersion,
      memory_usage: fraction(vitals.memory),
      memory_size: gigabytes(memoryBytes),
      disk_size: gigabytes(diskBytes),
      gateway_mac: box.mac,
      temperature: rounded(vitals.temperature, 1),
    },
    gateway_sn: box.serial,
    sub_devices: box.devices.map(subDeviceWithUrl),
    gateway_name: box.name,
    gateway_status: onlineWord(box.fault === null),
    gateway_ip: `${addressOf(box)} `,
  }
}

/** A device as D2 and D3 describe it. */
export function subDeviceWithUrl(device: SubDevice): Payload {
  return { ...epDevice(device), ep_url: device.url, ep_type: String(device.type) }
}
