import { isMutedAt, muteChanges, mutedGateways } from '../shared/alerts/chronicle'
import { nextMuteEdge, type ScopedMute } from '../shared/alerts/mute'
import type { Fleet } from '../shared/fleet/fleet'
import type { Change } from '../shared/fleet/step'
import type { Gateway, GatewayId } from '../shared/model/gateway'
import type { Transition } from '../shared/model/transition'
import type { Millis } from '../shared/time/millis'

/** Which gateways are muted, so that history learns when each began and ceased to be. */
export class MuteAccount {
  private muted: Map<GatewayId, Gateway>
  /** When hours in which boxes are muted next begin or end; at first, when it is to be seen which did meanwhile. */
  turnAt: Millis = 0

  /** @param at when that was last looked at */
  constructor(gateways: Fleet['gateways'], mutes: readonly ScopedMute[], at: Millis) {
    this.muted = mutedGateways(gateways, mutes, at)
  }

  /** Whether a gateway is muted since this change, or no longer. */
  isTouchedBy(change: Change, mutes: readonly ScopedMute[], now: Millis): boolean {
    if (change.kind === 'removed') return this.muted.has(change.id)
    return isMutedAt(change.gateway, mutes, now) !== this.muted.has(change.gateway.id)
  }

  /** Looks again. @returns what has changed since */
  take(gateways: Fleet['gateways'], mutes: readonly ScopedMute[], now: Millis): readonly Transition[] {
    const muted = mutedGateways(gateways, mutes, now)
    const changes = muteChanges(this.muted, muted, now)
    this.muted = muted
    this.turnAt = nextMuteEdge(mutes, now) ?? Number.POSITIVE_INFINITY
    return changes
  }
}
