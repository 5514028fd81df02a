import type { Millis } from '../time/millis'
import type { AlertContext, AlertState } from './alert-state'
import { openOf } from './draft'
import { isQuiet, nextQuietEdge } from './quiet-hours'
import { LOOK_AGAIN } from './take-time'

/**
 * When `takeTime` will next have something to do if nothing else happens, at once if it is overdue; `null` if never.
 * After `takeTime` at `now` it lies after `now`.
 */
export function nextAlertDeadline(state: AlertState, { rules }: AlertContext, now: Millis): Millis | null {
  const incidents = openOf(state, rules)
  let next = incidents.nextChangeAt()
  if (incidents.held.size > 0) next = Math.min(next, incidents.lookedAt + LOOK_AGAIN)
  if (incidents.ready.size > 0) {
    const edge = isQuiet(rules, now) ? nextQuietEdge(rules, now) : incidents.nextTellingAt()
    next = Math.min(next, edge ?? Number.POSITIVE_INFINITY)
  }
  for (const { until } of state.mutes) next = Math.min(next, until ?? Number.POSITIVE_INFINITY)
  return next < Number.POSITIVE_INFINITY ? Math.max(next, now) : null
}
