import type { ReportedDeviceStatus } from '../../model/report'
import { has, type Section, warn } from '../section'
import { code } from './text'

const STATES: ReadonlyMap<string, ReportedDeviceStatus> = new Map([
  ['0', 'online'],
  ['1', 'offline'],
  ['-1', 'unknown'],
])

/** The state of a box or camera as the platform numbers it (D8). Source: box-protocol.md, "The platform relay". */
export function relayedState(section: Section, key: string): ReportedDeviceStatus | null {
  const sent = code(section, key)
  if (sent === null) {
    if (!has(section, key)) warn(section, 'missing-field', key)
    return null
  }
  const state = STATES.get(sent) ?? null
  if (state === null) warn(section, 'unreadable', key)
  return state
}
