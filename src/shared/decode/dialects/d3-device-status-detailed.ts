import { readEpDevice } from '../devices/ep-device'
import { readDevices } from '../devices/read-devices'
import type { Section } from '../section'
import { readDetailedGateway } from './detailed-gateway'
import type { Contents } from './dialect'

/** D3, device status, detailed (V2R6, V5R6, V5R7). Source: box-protocol.md, "Dialects". */
export function readDeviceStatusDetailed(report: Section, owner: string): Contents {
  return {
    gateway: readDetailedGateway(report),
    devices: readDevices(report, 'sub_devices', owner, readEpDevice),
  }
}
