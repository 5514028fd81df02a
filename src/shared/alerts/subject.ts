import type { GatewayId } from '../model/gateway'
import type { Condition, IncidentKind } from '../model/incident'
import type { Transition } from '../model/transition'

export const RECEIVER = 'receiver'

export const presenceSubject = (gateway: GatewayId): string => `presence:${gateway}`
export const faultSubject = (gateway: GatewayId): string => `fault:${gateway}`
const deviceSubject = (gateway: GatewayId, device: string): string => `device:${gateway}/${device}`

/** What a transition means to whoever watches for bad news. */
export interface Turn {
  readonly subject: string
  readonly kind: IncidentKind
  readonly condition: Condition
  readonly removed: boolean
}

/** The subject that a transition turns, and how; `null` for one that is neither bad nor good news. */
export function turnOf({ kind, gateway, device, to }: Transition): Turn | null {
  switch (kind) {
    case 'presence':
      return presenceTurn(gateway, to)
    case 'fault':
      return turn(faultSubject(gateway), 'gateway-fault', to === 'fault' ? 'bad' : 'good')
    case 'device-status':
      return device === null ? null : deviceTurn(deviceSubject(gateway, device), to)
    case 'device-removed':
      return device === null ? null : turn(deviceSubject(gateway, device), 'device-missing', 'good', true)
    default:
      return null
  }
}

function presenceTurn(gateway: GatewayId, to: string | null): Turn | null {
  const subject = presenceSubject(gateway)
  if (to === 'offline') return turn(subject, 'gateway-offline', 'bad')
  if (to === 'online') return turn(subject, 'gateway-offline', 'good')
  // Late never alerts, and does not end what is bad.
  return to === 'unobserved' ? turn(subject, 'gateway-offline', 'unknown') : null
}

function deviceTurn(subject: string, to: string | null): Turn {
  if (to === 'missing') return turn(subject, 'device-missing', 'bad')
  if (to === 'offline') return turn(subject, 'device-offline', 'bad')
  return turn(subject, 'device-offline', to === 'online' ? 'good' : 'unknown')
}

const turn = (subject: string, kind: IncidentKind, condition: Condition, removed = false): Turn => ({
  subject,
  kind,
  condition,
  removed,
})
