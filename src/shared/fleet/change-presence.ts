import type { Gateway, Presence } from '../model/gateway'
import type { Transition, TransitionCause } from '../model/transition'
import { logPresence } from '../presence/presence-log'
import type { Millis } from '../time/millis'
import { transition } from './transitions'

export interface PresenceChange {
  readonly gateway: Gateway
  readonly transitions: readonly Transition[]
}

/** The gateway in state `to` from `at` on, and the fact that it changed; itself and nothing if it was in it already. */
export function changePresence(gateway: Gateway, to: Presence, at: Millis, cause: TransitionCause): PresenceChange {
  if (gateway.presence === to) return { gateway, transitions: [] }
  const changed: Gateway = {
    ...gateway,
    presence: to,
    presenceSince: at,
    presenceLog: logPresence(gateway.presenceLog, to, at),
  }
  return {
    gateway: changed,
    transitions: [transition(changed, { at, kind: 'presence', from: gateway.presence, to, cause })],
  }
}
