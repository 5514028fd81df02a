import type { Millis } from '../time/millis'
import type { AlertContext, AlertState, AlertStep } from './alert-state'
import { draftOf, stepOf } from './draft'
import { isSameScope, type MuteScope, type ScopedMute } from './mute'
import { settle } from './settle'

/** The alerts after a scope was muted, in place of what muted it before. */
export function mute(state: AlertState, muted: ScopedMute, context: AlertContext, now: Millis): AlertStep {
  return withMutes(state, [...others(state, muted.scope), muted], context, now)
}

/** The alerts after a scope's mute was ended; what still holds then is told. */
export function unmute(state: AlertState, scope: MuteScope, context: AlertContext, now: Millis): AlertStep {
  return withMutes(state, others(state, scope), context, now)
}

const others = (state: AlertState, scope: MuteScope): ScopedMute[] =>
  state.mutes.filter((mute) => !isSameScope(mute.scope, scope))

function withMutes(state: AlertState, mutes: readonly ScopedMute[], context: AlertContext, now: Millis): AlertStep {
  const draft = { ...draftOf(state, context.rules), mutes }
  settle(draft, context, now, draft.incidents.subjects())
  return stepOf(state, draft)
}
