import type { DeviceReport } from '../../model/report'
import { fieldsIn, requiredList } from '../nested'
import { childSection, type Section, warn } from '../section'

/** Far above the 32 streams of the largest box; what lies beyond would only be somebody's experiment. */
const MOST_DEVICES = 512

/** Reads one sub-device; `null` when nothing tells it from the others. `owner` is the key of its gateway. */
export type ReadDevice = (device: Section, owner: string) => DeviceReport | null

/**
 * The sub-devices in the field `key`; `null`, so that those known stay as they are, when it holds no list. Of devices with one id the last
 * counts. A list beyond the limit is cut rather than refused: a refusal would show the box as silent, which it is not.
 */
export function readDevices(
  report: Section,
  key: string,
  owner: string,
  readDevice: ReadDevice,
): readonly DeviceReport[] | null {
  const items = requiredList(report, key)
  if (items === null) return null
  const devices: DeviceReport[] = []
  let endings = 0
  const count = Math.min(items.length, MOST_DEVICES)
  if (count < items.length) warn(report, 'too-many-devices', key)
  for (let index = 0; index < count; index++) {
    const fields = fieldsIn(items[index])
    if (fields === null) {
      warn(report, 'wrong-type', key, index)
      continue
    }
    const device = readDevice(childSection(report, fields, key, index), owner)
    if (device === null) continue
    const ending = endingBit(device.id)
    const known = (endings & ending) === 0 ? -1 : indexOfId(devices, device.id)
    endings |= ending
    if (known === -1) {
      devices.push(device)
    } else {
      warn(report, 'duplicate-device', key, index)
      devices[known] = device
    }
  }
  return devices
}

function indexOfId(devices: readonly DeviceReport[], id: string): number {
  return devices.findIndex((device) => device.id === id)
}

/**
 * One bit of 32 for how an id ends, which is where the ids of one box differ. An id whose bit is new is new itself; a
 * Map instead, which hashes every id of every report, would cost a tenth of all decoding.
 */
function endingBit(id: string): number {
  const { length } = id
  return 1 << (id.charCodeAt(length - 1) + 10 * id.charCodeAt(length - 2))
}
