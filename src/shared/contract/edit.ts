import type { SharedEdit } from '../fleet/apply-edits'
import type { GatewayEdits } from '../model/gateway'
import { problem } from '../outcome'
import { type Millis, seconds } from '../time/millis'
import type { Input } from './calls'

/** What the call asks to write at `now`, as edits; what it does not name stays. An empty text is none. */
export function editsOf({ id: _id, muted, ...given }: Input<'editGateway'>, now: Millis): Partial<GatewayEdits> {
  const named = Object.entries(given).filter(([, value]) => value !== undefined)
  const edits = Object.fromEntries(named.map(([key, value]) => [key, value === '' ? null : value]))
  return muted === undefined ? edits : { ...edits, mute: muteOf(muted, now) }
}

function muteOf(muted: Input<'editGateway'>['muted'], now: Millis): GatewayEdits['mute'] {
  if (typeof muted === 'number') return { until: muted }
  if (typeof muted === 'object' && muted !== null) return muteLasting(muted.forSeconds, now)
  return muted ? { until: null } : null
}

/** Of a mute that would not begin. */
export const muteOver = problem('invalid-input', 'muted: is over already; give an instant that is to come', 'muted')

/** Whether what is asked for is a mute until an instant that has passed by `now`. */
export const isMuteOver = (muted: Input<'editGateway'>['muted'], now: Millis): boolean =>
  typeof muted === 'number' && muted <= now

/** A mute of this length from `now` on. */
export const muteLasting = (forSeconds: number, now: Millis) => ({
  until: now + seconds(forSeconds),
  lasting: true as const,
})

/** Likewise for several gateways. */
export const sharedEditOf = (
  { group, addTags, removeTags, muted }: Omit<Input<'editGateways'>, 'ids'>,
  now: Millis,
): SharedEdit => ({
  ...(group === undefined ? {} : { group }),
  ...(addTags === undefined ? {} : { addTags }),
  ...(removeTags === undefined ? {} : { removeTags }),
  ...(muted === undefined ? {} : { mute: muteOf(muted, now) }),
})
