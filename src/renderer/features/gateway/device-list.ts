import type { DeviceView } from '../../../shared/contract/views'
import { isDown } from '../../../shared/events/sense'
import type { Span } from '../../../shared/history/spans'
import type { DeviceStatus } from '../../../shared/model/gateway'
import type { Text } from '../../../shared/text/text'
import { hours, type Millis } from '../../../shared/time/millis'
import { bySeverity, sortDevices } from './device-dots'
import { deviceUntil, type History } from './history-model'

/** A sub-device with what is known of its last 24 hours. */
export interface DeviceRow {
  readonly device: DeviceView
  readonly spans: readonly Span<DeviceStatus>[]
  /** How long of the last 24 hours it was offline or missing. */
  readonly downtime: Millis
}

export type DeviceColumn = 'state' | 'name' | 'type' | 'ip' | 'place' | 'version' | 'since' | 'downtime'

export interface DeviceSort {
  readonly by: DeviceColumn
  readonly descending: boolean
}

/** The sub-devices by type with their last 24 hours before `now`. */
export function deviceRows(
  devices: readonly DeviceView[],
  presenceSince: Millis,
  history: History | null,
  now: Millis,
): readonly DeviceRow[] {
  const from = now - hours(24)
  return sortDevices(devices).map((device) => {
    // What it is with us changes with its gateway too: then since the gateway did.
    const since = device.status === 'unknown' ? presenceSince : Math.max(Date.parse(device.since), 0)
    const known = history?.devices.get(device.id) ?? []
    const all = history === null ? [] : deviceUntil(known, { status: device.status, since }, history.readUntil, now)
    const spans = all.filter((span) => span.to > from).map((span) => ({ ...span, from: Math.max(span.from, from) }))
    return { device, spans, downtime: downtimeOf(spans) }
  })
}

const downtimeOf = (spans: readonly Span<DeviceStatus>[]): Millis =>
  spans.filter(({ state }) => isDown(state)).reduce((sum, { from, to }) => sum + to - from, 0)

/** The rows that contain every word of `query`: name, id, address, type, place and state. */
export function matchingDevices(rows: readonly DeviceRow[], query: string, text: Text): readonly DeviceRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ device }) => {
    const { name, id, ip, location, group, typeCode, type, status } = device
    const said = [name, id, ip, location, group, typeCode, text.deviceType[type], text.deviceStatus[status]]
    const all = said.filter(Boolean).join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

const byWords = new Intl.Collator(['zh-CN', 'en'], { numeric: true })

/** In the order of a column; rows that are equal in it keep theirs. `null` is what is down first. */
export function sortedDevices(rows: readonly DeviceRow[], sort: DeviceSort | null, text: Text): readonly DeviceRow[] {
  if (sort === null) return rows.toSorted((a, b) => bySeverity(a.device, b.device))
  const sign = sort.descending ? -1 : 1
  return rows.toSorted((a, b) => sign * compare(a, b, sort.by, text))
}

function compare(a: DeviceRow, b: DeviceRow, by: DeviceColumn, text: Text): number {
  switch (by) {
    case 'state':
      return bySeverity(a.device, b.device)
    case 'downtime':
      return a.downtime - b.downtime
    case 'since':
      return Date.parse(a.device.since) - Date.parse(b.device.since)
    default:
      return byWords.compare(wordOf(a.device, by, text), wordOf(b.device, by, text))
  }
}

function wordOf(device: DeviceView, by: 'name' | 'type' | 'ip' | 'place' | 'version', text: Text): string {
  switch (by) {
    case 'name':
      return device.name ?? device.id
    case 'type':
      return text.deviceType[device.type]
    case 'ip':
      return device.ip ?? ''
    case 'place':
      return placeOf(device)
    case 'version':
      return device.softwareVersion ?? ''
  }
}

/** Where it hangs; where it did not say, to what it belongs, which some boxes give as a code. */
export const placeOf = ({ location, group }: Pick<DeviceView, 'location' | 'group'>): string => location ?? group ?? ''

export const typeWord = ({ type, typeCode }: Pick<DeviceView, 'type' | 'typeCode'>, { deviceType }: Text): string =>
  type === 'other' ? (typeCode ?? deviceType.other) : deviceType[type]
