import type { ReportedDeviceStatus } from '../../model/report'
import type { Section } from '../section'
import { requiredText } from '../values/text'

/** `online` or `offline` in any case; any other word is `unknown`, with a warning. */
export function deviceStatus(device: Section, key: string): ReportedDeviceStatus {
  const word = requiredText(device, key)
  if (word === 'online' || word === 'offline') return word
  if (word === null) return 'unknown'
  const lower = word.toLowerCase()
  if (lower === 'online' || lower === 'offline') return lower
  if (lower !== 'unknown') device.warn('unreadable', key)
  return 'unknown'
}
