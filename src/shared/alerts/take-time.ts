import { type Millis, seconds } from '../time/millis'
import type { AlertContext, AlertState, AlertStep } from './alert-state'
import { draftOf, stepOf } from './draft'
import { settle } from './settle'

/** Holds end in many ways, not all of them known before: what is held back is looked at this often. */
export const LOOK_AGAIN: Millis = seconds(1)

/** The alerts as time has made them by `now`: what has waited long enough is told, mutes and rests end. */
export function takeTime(state: AlertState, context: AlertContext, now: Millis): AlertStep {
  if (state.incidents.length === 0 && state.mutes.length === 0) return { state, announcements: [], changes: [] }
  const draft = draftOf(state, context.rules)
  const { incidents } = draft
  const isTimeToLook = now - incidents.lookedAt >= LOOK_AGAIN
  if (isTimeToLook) incidents.lookedAt = now
  settle(draft, context, now, isTimeToLook ? [...incidents.held] : [])
  return stepOf(state, draft)
}
