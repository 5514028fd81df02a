import type { Device, Gateway } from '../model/gateway'
import type { DeviceReport } from '../model/report'
import type { Transition, TransitionKind } from '../model/transition'
import { days, type Millis } from '../time/millis'
import { transition } from './transitions'

/** A device that no full list has named for so long is taken off the card; its history stays. */
const MISSING_KEPT: Millis = days(7)

/** A box that renames all its devices with each report must not fill the card, the disk and the wire. */
const MOST_MISSING = 256

export interface DeviceMerge {
  readonly devices: readonly Device[]
  readonly transitions: readonly Transition[]
}

const NO_TRANSITIONS: readonly Transition[] = []

/**
 * The devices of a gateway after a full list of them: the listed ones as listed, the others missing.
 * Devices keep their place; the order of the report does not matter. What is as it was stays the same object, so that
 * whoever compares may begin with that.
 */
export function mergeDevices(gateway: Gateway, reported: readonly DeviceReport[], at: Millis): DeviceMerge {
  const { devices } = gateway
  return isAsKnown(devices, reported) ? { devices, transitions: NO_TRANSITIONS } : mergeNews(gateway, reported, at)
}

/** A report that lists just what is known, in the same order: nearly all do, and each has up to 512 devices. */
function isAsKnown(known: readonly Device[], reported: readonly DeviceReport[]): boolean {
  if (known.length !== reported.length) return false
  for (let index = 0; index < known.length; index++) {
    if (!saysTheSame(known[index] as Device, reported[index] as DeviceReport)) return false
  }
  return true
}

/** Field by field and not in a loop over their names, which takes thirty times as long. */
const saysTheSame = (known: Device, reported: DeviceReport): boolean =>
  known.lastKnownStatus === reported.status && isCalledTheSame(known, reported)

/** Whether they are one device, and what is told of it beside how it is says the same. */
export const isCalledTheSame = (known: Omit<DeviceReport, 'status'>, reported: Omit<DeviceReport, 'status'>): boolean =>
  known.id === reported.id &&
  known.name === reported.name &&
  known.ip === reported.ip &&
  known.type === reported.type &&
  known.typeCode === reported.typeCode &&
  known.location === reported.location &&
  known.group === reported.group &&
  known.softwareVersion === reported.softwareVersion &&
  known.url === reported.url

function mergeNews(gateway: Gateway, reported: readonly DeviceReport[], at: Millis): DeviceMerge {
  const news = new Map(reported.map((device) => [device.id, device]))
  const facts: Transition[] = []
  const kept: Device[] = []
  let room = MOST_MISSING
  for (const known of gateway.devices) {
    const isMissing = !news.has(known.id)
    const device = isMissing && room-- <= 0 ? null : merge(known, news.get(known.id), at)
    news.delete(known.id)
    if (device === null) {
      facts.push(fact(gateway, known, 'device-removed', known.lastKnownStatus, null, at))
      continue
    }
    kept.push(device)
    if (device !== known) facts.push(...deviceFacts(gateway, known, device, at))
  }
  const added = [...news.values()].map((device) => deviceOf(device, at))
  // A gateway that is new itself brings all its devices along; telling each would say nothing more.
  if (gateway.lastReportAt !== null) {
    for (const device of added) facts.push(fact(gateway, device, 'device-appeared', null, device.lastKnownStatus, at))
  }
  return { devices: [...kept, ...added], transitions: facts }
}

function merge(known: Device, reported: DeviceReport | undefined, at: Millis): Device | null {
  if (reported === undefined) {
    if (known.lastKnownStatus !== 'missing') return { ...known, lastKnownStatus: 'missing', since: at }
    return at - known.since > MISSING_KEPT ? null : known
  }
  if (saysTheSame(known, reported)) return known
  return deviceOf(reported, reported.status === known.lastKnownStatus ? known.since : at)
}

/** Written out, like all that is made for each device of each report: all of one shape, and much faster than a spread. */
const deviceOf = (reported: DeviceReport, since: Millis): Device => ({
  id: reported.id,
  name: reported.name,
  ip: reported.ip,
  type: reported.type,
  typeCode: reported.typeCode,
  location: reported.location,
  group: reported.group,
  softwareVersion: reported.softwareVersion,
  url: reported.url,
  lastKnownStatus: reported.status,
  since,
})

function deviceFacts(gateway: Gateway, before: Device, device: Device, at: Millis): Transition[] {
  const facts: Transition[] = []
  const { lastKnownStatus: was } = before
  if (was !== device.lastKnownStatus)
    facts.push(fact(gateway, device, 'device-status', was, device.lastKnownStatus, at))
  if (before.name !== null && before.name !== device.name) {
    facts.push(fact(gateway, device, 'device-renamed', before.name, device.name, at))
  }
  if (before.ip !== null && before.ip !== device.ip) {
    facts.push(fact(gateway, device, 'device-moved', before.ip, device.ip, at))
  }
  return facts
}

const fact = (
  gateway: Gateway,
  device: Device,
  kind: TransitionKind,
  from: string | null,
  to: string | null,
  at: Millis,
): Transition => transition(gateway, { at, kind, from, to, cause: 'report' }, device)
