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

/**
 * The devices of a gateway after a full list of them: the listed ones as listed, the others missing.
 * Devices keep their place; the order of the report does not matter.
 */
export function mergeDevices(gateway: Gateway, reported: readonly DeviceReport[], at: Millis): DeviceMerge {
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
    facts.push(...deviceFacts(gateway, known, device, at))
  }
  const added = [...news.values()].map(({ status, ...identity }) => ({
    ...identity,
    lastKnownStatus: status,
    since: at,
  }))
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
  const { status, ...identity } = reported
  return { ...identity, lastKnownStatus: status, since: status === known.lastKnownStatus ? known.since : at }
}

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
