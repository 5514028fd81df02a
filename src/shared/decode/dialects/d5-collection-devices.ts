import { readEpDevice } from '../devices/ep-device'
import { readDevices } from '../devices/read-devices'
import type { Section } from '../section'
import type { Contents } from './dialect'

/** D5, collection devices (V5R7): the devices alone, under the authorisation code. Source: box-protocol.md, "Dialects". */
export function readCollectionDevices(report: Section, owner: string): Contents {
  return { gateway: null, devices: readDevices(report, 'sub_devices', owner, readEpDevice) }
}
