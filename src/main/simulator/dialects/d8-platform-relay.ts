import type { Millis } from '../../../shared/time/millis'
import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { fraction, gigabytes } from './figures'

/** D8, "platform relay": what the vendor's platform passes on to others, stamped with its own time in ms. */
export function d8PlatformRelay(box: Box, sentAt: Millis): Payload {
  const { vitals, firmware } = box
  const { memoryBytes, diskBytes } = firmware.hardware
  return {
    cameraInfo: box.devices.map((device) => ({
      cameraId: device.id,
      ip: device.address,
      name: device.name,
      state: device.downUntil === null ? ONLINE : OFFLINE,
    })),
    cameraNum: box.devices.length,
    cpuUsage: fraction(vitals.cpu),
    // The platform passes the trailing blank of old codes on.
    deviceId: `${box.authCode} `,
    deviceMac: box.mac.replaceAll(':', ''),
    deviceName: box.name,
    deviceSN: box.serial,
    deviceStatus: box.fault === null ? ONLINE : OFFLINE,
    diskFreeSize: gigabytes(diskBytes * (1 - vitals.disk / 100)),
    diskSize: gigabytes(diskBytes),
    memorySize: gigabytes(memoryBytes),
    memoryUsage: fraction(vitals.memory),
    sdkVersion: firmware.sdkVersion,
    swVersion: firmware.softwareVersion,
    timeStamp: sentAt,
  }
}

const ONLINE = 0
const OFFLINE = 1
