import type { FleetView } from '../shared/contract/views'
import { iso } from '../shared/time/iso'
import type { Millis } from '../shared/time/millis'

/** The fleet as it last was, and that nothing is heard any more: whoever looks on must not take it for the present. */
export function standstill(last: FleetView, message: string, now: Millis): FleetView {
  const { port } = last.receiver
  const failure = { code: 'storage-failed', message, since: iso(now), port, freePort: null, owner: null } as const
  return { ...last, receiver: { ...last.receiver, listening: false, listeningSince: null, problem: failure } }
}
