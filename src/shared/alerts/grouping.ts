import type { Gateways } from '../fleet/gateway-map'
import type { Incident, IncidentKind, News } from '../model/incident'
import type { Millis } from '../time/millis'
import { timeForId } from '../time/time-in-id'
import { type AnnouncedItem, type Announcement, itemOf, severityOf } from './announcement'
import { oldestFirst } from './incident'

/** From so many on they are told as one, with a list. */
const MANY = 3

/** More than this part of a group, or of a gateway's devices, is told as one as well. */
const LARGE_PART = 0.3

const KINDS: readonly IncidentKind[] = [
  'engine-unreachable',
  'engine-fell',
  'site-link-down',
  'site-refused',
  'receiver-silent',
  'gateway-offline',
  'gateway-fault',
  'device-offline',
  'device-missing',
]

/** What is asked of the fleet. */
export interface KnownGateways {
  readonly gateways: Gateways
}

/** The fewest messages that say this news of these incidents without mixing what is different. */
export function messagesOf(
  news: News,
  incidents: readonly Incident[],
  fleet: KnownGateways,
  now: Millis,
): Announcement[] {
  const inOrder = incidents.toSorted(oldestFirst)
  return KINDS.flatMap((kind) => {
    const ofKind = inOrder.filter((incident) => incident.kind === kind)
    const parts = kind.startsWith('device') ? deviceParts(ofKind, fleet) : gatewayParts(ofKind, fleet)
    return parts.map((part) => message(news, part, fleet, now))
  })
}

/** Everything in one message. */
export const digestOf = (incidents: readonly Incident[], fleet: KnownGateways, now: Millis): Announcement => ({
  ...message('bad', incidents, fleet, now),
  id: idOf('digest', incidents, now),
  news: 'digest',
  total: null,
})

function gatewayParts(incidents: readonly Incident[], fleet: KnownGateways): Incident[][] {
  if (incidents.length >= MANY) return [[...incidents]]
  const groups = [...new Set(incidents.map(({ gateway }) => groupOf(fleet, gateway)))]
  return groups.flatMap((group) => {
    const members = incidents.filter(({ gateway }) => groupOf(fleet, gateway) === group)
    return group !== null && members.length > LARGE_PART * sizeOf(fleet, group) ? [members] : singly(members)
  })
}

function deviceParts(incidents: readonly Incident[], fleet: KnownGateways): Incident[][] {
  const gateways = [...new Set(incidents.map(({ gateway }) => gateway))]
  if (gateways.length >= MANY) return [[...incidents]]
  return gateways.flatMap((gateway) => {
    const own = incidents.filter((incident) => incident.gateway === gateway)
    const isMany = own.length >= MANY || own.length > LARGE_PART * devicesOf(fleet, gateway)
    return isMany ? [own] : singly(own)
  })
}

const singly = (incidents: readonly Incident[]): Incident[][] => incidents.map((incident) => [incident])

function message(news: News, incidents: readonly Incident[], fleet: KnownGateways, now: Millis): Announcement {
  const items: AnnouncedItem[] = incidents.map((incident) => itemOf(incident, incident.ledger.ready?.news ?? news))
  const group = onlyOne(incidents.map(({ gateway }) => groupOf(fleet, gateway)))
  return {
    id: idOf(news, incidents, now),
    at: now,
    news,
    severity: severityOf(items),
    items,
    group,
    total: items.length < 2 ? null : totalOf(incidents, group, fleet),
  }
}

/** How many there are of what the message is about: devices of its one gateway, or gateways of its one group. */
function totalOf(incidents: readonly Incident[], group: string | null, fleet: KnownGateways): number | null {
  const isOfDevices = incidents.some(({ device }) => device !== null)
  const gateway = onlyOne(incidents.map((incident) => incident.gateway))
  if (isOfDevices) return gateway === null ? null : devicesOf(fleet, gateway) || null
  return group === null ? null : sizeOf(fleet, group)
}

const idOf = (news: Announcement['news'], incidents: readonly Incident[], now: Millis): string =>
  `${timeForId(now)}:${news}:${incidents[0]?.id ?? ''}`

const onlyOne = <T>(values: readonly (T | null)[]): T | null => {
  const [first = null, ...others] = new Set(values)
  return others.length === 0 ? first : null
}

const groupOf = (fleet: KnownGateways, gateway: string | null): string | null =>
  gateway === null ? null : (fleet.gateways.get(gateway)?.edits.group ?? null)

function sizeOf(fleet: KnownGateways, group: string): number {
  let size = 0
  for (const { edits } of fleet.gateways) if (edits.group === group) size++
  return size
}

const devicesOf = (fleet: KnownGateways, gateway: string | null): number =>
  gateway === null ? 0 : (fleet.gateways.get(gateway)?.devices.length ?? 0)
