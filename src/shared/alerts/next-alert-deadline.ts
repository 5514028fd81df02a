import { type Millis, seconds } from '../time/millis'
import type { AlertContext, AlertState } from './alert-state'
import { restsUntil } from './flapping'
import { wishOf } from './pairing'
import { isQuiet, nextQuietEdge } from './quiet-hours'
import { GATHERING } from './tell'

/** Holds end in many ways, not all of them known before: what is held back is looked at this often. */
const LOOK_AGAIN: Millis = seconds(1)

/**
 * When `takeTime` will next have something to do if nothing else happens, at once if it is overdue; `null` if never.
 * After `takeTime` at `now` it lies after `now`.
 */
export function nextAlertDeadline(state: AlertState, { rules }: AlertContext, now: Millis): Millis | null {
  let next = Number.POSITIVE_INFINITY
  const consider = (at: Millis | null) => {
    if (at !== null) next = Math.min(next, Math.max(at, now))
  }
  for (const { until } of state.mutes) consider(until)
  for (const incident of state.incidents) {
    const { ready, held } = incident.ledger
    consider(restsUntil(incident))
    if (held) consider(now + LOOK_AGAIN)
    else if (ready === null) consider(wishOf(incident, rules)?.from ?? null)
    else consider(isQuiet(rules, now) ? nextQuietEdge(rules, now) : ready.at + GATHERING)
  }
  return Number.isFinite(next) ? next : null
}
