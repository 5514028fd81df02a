import type { Transition } from '../../src/shared/model/transition'
import type { Millis } from '../../src/shared/time/millis'

/** A box that was found silent. */
export const foundOffline = (gateway: string, at: Millis): Transition => ({
  id: `${String(at).padStart(13, '0')}:${gateway}:presence:offline`,
  at,
  kind: 'presence',
  gateway,
  gatewayName: gateway,
  device: null,
  deviceName: null,
  from: 'late',
  to: 'offline',
  cause: 'silence',
  detail: null,
})
