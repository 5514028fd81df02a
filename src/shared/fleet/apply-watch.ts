import type { Gateway, GatewayEdits } from '../model/gateway'
import type { Transition } from '../model/transition'
import { disturbed, notWatching, watchingFrom } from '../presence/watch'
import type { Millis } from '../time/millis'
import { changePresence } from './change-presence'
import { shiftedFaultLog } from './fault-log'
import type { Fleet } from './fleet'
import { GatewayMap } from './gateway-map'
import { type Change, type Step, withChanges } from './step'

/** We stopped listening at `at` (closed, asleep, port lost): from then on nobody's silence means anything. */
export function stopWatching(fleet: Fleet, at: Millis): Step {
  const changes: Change[] = []
  const transitions: Transition[] = []
  for (const before of fleet.gateways) {
    if (before.lastReportAt === null) continue
    // A gateway heard or judged later than we claim to have stopped was observed until then.
    const since = Math.max(at, before.presenceSince, before.lastReportAt)
    const { gateway, transitions: facts } = changePresence(before, 'unobserved', since, 'not-watching')
    if (gateway === before) continue
    changes.push({ kind: 'gateway', gateway })
    transitions.push(...facts)
  }
  return { fleet: { ...withChanges(fleet, changes), watch: notWatching(at) }, changes, transitions }
}

/** We listen (again) from `at` on; who is not heard from then on is judged after the grace. */
export const startWatching = (fleet: Fleet, at: Millis): Fleet => ({ ...fleet, watch: watchingFrom(at) })

/** Something on our side made silence doubtful at `at`, though we kept listening: everybody gets another grace. */
export const disturbWatch = (fleet: Fleet, at: Millis): Fleet => ({ ...fleet, watch: disturbed(fleet.watch, at) })

const shiftedEdits = (edits: GatewayEdits, by: Millis): GatewayEdits => {
  const { mute } = edits
  return mute?.lasting && mute.until !== null ? { ...edits, mute: { ...mute, until: mute.until + by } } : edits
}

/**
 * The wall clock was set by `by` ms, ahead if positive: every stamp that a length of time is counted from moves with
 * it, so that nobody grows older or younger. A mute of an hour lasts an hour; one until an instant was meant by the
 * clock on the wall, and stays.
 */
export function shiftStamps(fleet: Fleet, by: Millis): Fleet {
  const { since, disturbedAt } = fleet.watch
  return {
    ...fleet,
    gateways: GatewayMap.of([...fleet.gateways].map((gateway) => shiftedGateway(gateway, by))),
    watch: { since: moved(since, by), disturbedAt: disturbedAt + by },
  }
}

/** The same of one gateway. */
export const shiftedGateway = <G extends Gateway>(gateway: G, by: Millis): G => ({
  ...gateway,
  lastReportAt: moved(gateway.lastReportAt, by),
  // A box first seen a minute ago was not first seen in the future.
  firstSeenAt: gateway.firstSeenAt === null ? null : Math.min(gateway.firstSeenAt, gateway.firstSeenAt + by),
  presenceSince: gateway.presenceSince + by,
  edits: shiftedEdits(gateway.edits, by),
  faultSince: moved(gateway.faultSince ?? null, by),
  ...shiftedFaultLog(gateway, by),
  presenceLog: gateway.presenceLog.map((span) => ({ ...span, from: span.from + by })),
  rhythms: gateway.rhythms.map((rhythm) => ({ ...rhythm, lastAt: rhythm.lastAt + by })),
  senders: gateway.senders.map((one) => ({ ...one, firstAt: one.firstAt + by, lastAt: one.lastAt + by })),
  devices: gateway.devices.map((device) => ({ ...device, since: device.since + by })),
})

const moved = (at: Millis | null, by: Millis): Millis | null => (at === null ? null : at + by)
