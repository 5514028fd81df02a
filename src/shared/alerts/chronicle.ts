import { transition } from '../fleet/transitions'
import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import { timeForId } from '../time/time-in-id'
import { muteOver, type ScopedMute } from './mute'

/** What history keeps of an incident that is over. `null` for one that is not. */
export function pastIncident({ closedAt, ledger, ...incident }: Incident): Transition | null {
  if (closedAt === null) return null
  return {
    id: `${timeForId(closedAt)}:${incident.subject}:incident:${incident.id}`,
    at: closedAt,
    kind: 'incident',
    gateway: incident.gateway ?? '',
    gatewayName: incident.gatewayName ?? '',
    device: incident.device,
    deviceName: incident.deviceName,
    from: incident.kind,
    to: incident.closeCause,
    cause: incident.closeCause === 'recovered' ? 'report' : 'not-watching',
    detail: incident.detail,
    incident: {
      id: incident.id,
      openedAt: incident.openedAt,
      announcedAt: ledger.badAt ?? ledger.unstableAt,
      acknowledgedAt: ledger.acknowledgedAt,
    },
  }
}

/** The gateways whose news is held back at `now`, by their own mute or a wider one. */
export function mutedGateways(
  gateways: Iterable<Gateway>,
  mutes: readonly ScopedMute[],
  now: Millis,
): Map<GatewayId, Gateway> {
  const muted = new Map<GatewayId, Gateway>()
  for (const gateway of gateways) if (isMutedAt(gateway, mutes, now)) muted.set(gateway.id, gateway)
  return muted
}

/** Whether a gateway is muted at `now`, by its own mute or by one that is wider. */
export function isMutedAt(gateway: Gateway, mutes: readonly ScopedMute[], now: Millis): boolean {
  const { mute } = gateway.edits
  if (mute !== null && (mute.until === null || now < mute.until)) return true
  return mutes.length > 0 && muteOver(gateway, mutes, now) !== null
}

/** That these gateways are muted now and were not before, or the other way round. */
export function muteChanges(
  before: ReadonlyMap<GatewayId, Gateway>,
  after: ReadonlyMap<GatewayId, Gateway>,
  at: Millis,
): Transition[] {
  const begun = [...after.values()].filter(({ id }) => !before.has(id))
  const ended = [...before.values()].filter(({ id }) => !after.has(id))
  return [...begun.map((one) => muteFact(one, 'muted', at)), ...ended.map((one) => muteFact(one, null, at))]
}

const muteFact = (gateway: Gateway, to: 'muted' | null, at: Millis): Transition =>
  transition(gateway, { at, kind: 'mute', from: to === null ? 'muted' : null, to, cause: 'edit' })
