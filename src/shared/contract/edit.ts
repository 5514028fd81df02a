import type { SharedEdit } from '../fleet/apply-edits'
import type { GatewayEdits } from '../model/gateway'
import type { Input } from './calls'

/** What the call asks to write, as edits; what it does not name stays. An empty text is none. */
export function editsOf({ id: _id, muted, ...given }: Input<'editGateway'>): Partial<GatewayEdits> {
  const named = Object.entries(given).filter(([, value]) => value !== undefined)
  const edits = Object.fromEntries(named.map(([key, value]) => [key, value === '' ? null : value]))
  return muted === undefined ? edits : { ...edits, mute: muteOf(muted) }
}

function muteOf(muted: boolean | number | null): GatewayEdits['mute'] {
  if (typeof muted === 'number') return { until: muted }
  return muted ? { until: null } : null
}

/** Likewise for several gateways. */
export const sharedEditOf = ({
  group,
  addTags,
  removeTags,
  muted,
}: Omit<Input<'editGateways'>, 'ids'>): SharedEdit => ({
  ...(group === undefined ? {} : { group }),
  ...(addTags === undefined ? {} : { addTags }),
  ...(removeTags === undefined ? {} : { removeTags }),
  ...(muted === undefined ? {} : { mute: muteOf(muted) }),
})
