import type { GatewayId } from '../model/gateway'
import type { Transition } from '../model/transition'

/** Whose news a site holds back after what happened there, and of whom that was told. */
export function mutesAfter(
  before: ReadonlySet<GatewayId>,
  transitions: readonly Transition[],
): { readonly muted: ReadonlySet<GatewayId>; readonly told: readonly GatewayId[] } {
  const mutes = transitions.filter(({ kind }) => kind === 'mute')
  if (mutes.length === 0) return { muted: before, told: [] }
  const muted = new Set(before)
  for (const { gateway, to } of mutes) {
    if (to === null) muted.delete(gateway)
    else muted.add(gateway)
  }
  return { muted, told: mutes.map(({ gateway }) => gateway) }
}
