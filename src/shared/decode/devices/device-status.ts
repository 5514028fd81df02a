import type { ReportedDeviceStatus } from '../../model/report'
import { type Section, warn } from '../section'
import { requiredTextOf } from '../values/text'

/** `online` or `offline` in any case; any other word is `unknown`, with a warning. */
export function deviceStatus(device: Section, key: string, value: unknown): ReportedDeviceStatus {
  return value === 'online' || value === 'offline' ? value : statusInDoubt(device, key, value)
}

function statusInDoubt(device: Section, key: string, value: unknown): ReportedDeviceStatus {
  const word = requiredTextOf(device, key, value)
  if (word === null) return 'unknown'
  const lower = word.toLowerCase()
  if (lower === 'online' || lower === 'offline') return lower
  if (lower !== 'unknown') warn(device, 'unreadable', key)
  return 'unknown'
}
