import type { Millis } from '../time/millis'
import type { AlertContext, AlertState, AlertStep } from './alert-state'
import { draftOf, stepOf } from './draft'
import { settle } from './settle'

/** The alerts as time has made them by `now`: what has waited long enough is told, mutes and rests end. */
export function takeTime(state: AlertState, context: AlertContext, now: Millis): AlertStep {
  if (state.incidents.length === 0 && state.mutes.length === 0) return { state, announcements: [], changes: [] }
  const draft = draftOf(state)
  settle(draft, context, now)
  return stepOf(state, draft)
}
