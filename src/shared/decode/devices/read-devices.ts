import type { DeviceReport } from '../../model/report'
import { fieldsIn, requiredList } from '../nested'
import type { Section } from '../section'

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
  const devices = new Map<string, DeviceReport>()
  const count = Math.min(items.length, MOST_DEVICES)
  if (count < items.length) report.warn('too-many-devices', key)
  for (let index = 0; index < count; index++) {
    const fields = fieldsIn(items[index])
    if (fields === null) {
      report.warn('wrong-type', key, index)
      continue
    }
    const device = readDevice(report.child(fields, key, index), owner)
    if (device === null) continue
    if (devices.has(device.id)) report.warn('duplicate-device', key, index)
    devices.set(device.id, device)
  }
  return [...devices.values()]
}
