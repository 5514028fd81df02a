import type { ReportedDeviceStatus } from '../../model/report'
import { type Section, warn } from '../section'
import { requiredText } from '../values/text'

/** `online` or `offline` in any case; any other word is `unknown`, with a warning. */
export function deviceStatus(device: Section, key: string, value: unknown = device.fields[key]): ReportedDeviceStatus {
  const word = requiredText(device, key, value)
  if (word === 'online' || word === 'offline') return word
  if (word === null) return 'unknown'
  const lower = word.toLowerCase()
  if (lower === 'online' || lower === 'offline') return lower
  if (lower !== 'unknown') warn(device, 'unreadable', key)
  return 'unknown'
}
