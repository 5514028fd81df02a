import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { addressOf } from '../world/identity'
import type { SubDevice } from '../world/sub-device'
import { epDevice } from './ep-device'
import { fraction, gigabytes, rounded } from './figures'

/** D1, "fog status": the first generation's report of a box and its devices, the only one with a fault flag. */
export function d1FogStatus(box: Box): Payload {
  const { vitals, firmware, fault } = box
  return {
    // The first generation leaves a blank behind the address.
    gateway_ip: `${addressOf(box)} `,
    gateway_name: box.name,
    gateway_status: 'online',
    gateway_sn: box.serial,
    dev_sno: box.authCode,
    gateway_ext_data: {
      sw_version: `build.date=2019年 08月 06日 星期二 17:42:49 CST\nBUILD TIME: 20190806_173257\nVERSION: ${firmware.softwareVersion}\n`,
      sdk_version: firmware.sdkVersion,
      gateway_mac: box.mac.toUpperCase().replaceAll(':', '-'),
      cpu_use: rounded(vitals.cpu),
      memory_size: gigabytes(firmware.hardware.memoryBytes),
      memory_use: fraction(vitals.memory),
      disk_size: gigabytes(firmware.hardware.diskBytes),
      disk_use: fraction(vitals.disk),
      status: fault === null ? '0' : '-1',
      status_desc: fault === null ? 0 : fault.description,
    },
    sub_devices: box.devices.map(subDevice),
  }
}

function subDevice(device: SubDevice): Payload {
  return {
    ...epDevice(device),
    ep_type: String(device.type),
    ep_ext_data: { sw_version: device.softwareVersion, group_name: device.group },
  }
}
