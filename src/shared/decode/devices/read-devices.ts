import type { DeviceReport } from '../../model/report'
import { fieldsIn, requiredList } from '../nested'
import { addWarnings, childSection, hasRoomForWarnings, type Section, warn } from '../section'
import { noDevices, putDevice } from './distinct-devices'
import { keepReading, readingOf } from './lasting-lists'
import type { ReadDevice } from './read-device'

/** Far above the 32 streams of the largest box; what lies beyond would only be somebody's experiment. */
const MOST_DEVICES = 512

/**
 * The sub-devices in the field `key`; `null`, so that those known stay as they are, when it holds no list, or one of
 * which nothing can be read. Of devices with one id the last counts. A list beyond the limit is cut rather than refused:
 * a refusal would show the box as silent, which it is not.
 */
export function readDevices(
  report: Section,
  key: string,
  owner: string,
  readDevice: ReadDevice,
): readonly DeviceReport[] | null {
  const items = requiredList(report, key)
  if (items === null) return null
  const known = readingOf(items)
  if (known === undefined) return readList(report, key, items, owner, readDevice)
  if (known?.owner === owner && known.readDevice === readDevice) {
    addWarnings(report, known.warnings)
    return known.devices
  }
  const before = report.warnings.length
  const devices = readList(report, key, items, owner, readDevice)
  // Of warnings beyond the limit we would not know which there were.
  if (hasRoomForWarnings(report)) {
    keepReading(items, { owner, readDevice, devices, warnings: report.warnings.slice(before) })
  }
  return devices
}

function readList(
  report: Section,
  key: string,
  items: readonly unknown[],
  owner: string,
  readDevice: ReadDevice,
): readonly DeviceReport[] | null {
  if (items.length > MOST_DEVICES) warn(report, 'too-many-devices', key)
  const devices = noDevices()
  for (let index = 0; index < items.length && index < MOST_DEVICES; index++) {
    const fields = fieldsIn(items[index])
    if (fields === null) {
      warn(report, 'wrong-type', key, index)
      continue
    }
    const device = readDevice(childSection(report, fields, key, index), owner)
    if (device !== null && putDevice(devices, device)) warn(report, 'duplicate-device', key, index)
  }
  // That none of them can be told does not say that there are none: all those known would be missing.
  return devices.list.length === 0 && items.length > 0 ? null : devices.list
}
