import { type Span, spansOf, type Turn } from '../history/spans'
import type { DeviceStatus, Presence } from '../model/gateway'
import { deviceStatus } from '../presence/device-status'
import type { Millis } from '../time/millis'

/** What a stretch of time counts as. `unknown`: watched, but nobody could say. Source: docs/presence.md, "Availability". */
export type Verdict = 'up' | 'down' | 'unknown' | 'unobserved'

/** What a device was by itself; `null` while it was not known. */
export type DeviceTurn = Turn<DeviceStatus | null>

const OF_PRESENCE: Readonly<Record<Presence, Verdict>> = {
  online: 'up',
  late: 'up',
  offline: 'down',
  unobserved: 'unobserved',
  expected: 'unobserved',
}

/** How a gateway's time counts; what no span covers is unobserved. */
export const gatewayVerdicts = (presence: readonly Span<Presence>[], from: Millis, to: Millis): Span<Verdict>[] =>
  filled(
    presence.map(({ from: at, state }) => ({ at, state: OF_PRESENCE[state] })),
    presence.at(-1)?.to ?? from,
    from,
    to,
  )

/**
 * How a device's time counts: as its gateway said while that was heard, unknown while that was silent, and unobserved
 * while nobody watched or the device was not known.
 * @param own oldest first
 */
export function deviceVerdicts(
  own: readonly DeviceTurn[],
  presence: readonly Span<Presence>[],
  from: Millis,
  to: Millis,
): Span<Verdict>[] {
  const turns: Turn<Verdict>[] = []
  const statuses = spansOf(own, from, to)
  let first = 0
  for (const around of presence) {
    if (OF_PRESENCE[around.state] === 'unobserved') {
      turns.push({ at: around.from, state: 'unobserved' })
      continue
    }
    // Statuses lie end to end from their first turn on; before it the device was not known.
    turns.push({ at: around.from, state: 'unobserved' })
    while ((statuses[first]?.to ?? to) <= around.from) first++
    for (let index = first; index < statuses.length; index++) {
      const status = statuses[index]
      if (status === undefined || status.from >= around.to) break
      turns.push({ at: Math.max(status.from, around.from), state: verdictOf(status.state, around.state) })
    }
  }
  return filled(turns, presence.at(-1)?.to ?? from, from, to)
}

function verdictOf(own: DeviceStatus | null, presence: Presence): Verdict {
  if (own === null) return 'unobserved'
  const status = deviceStatus({ lastKnownStatus: own }, presence)
  return status === 'online' ? 'up' : status === 'offline' ? 'down' : 'unknown'
}

/** The turns as spans over the whole range. */
function filled(turns: readonly Turn<Verdict>[], end: Millis, from: Millis, to: Millis): Span<Verdict>[] {
  return spansOf<Verdict>([{ at: from, state: 'unobserved' }, ...turns, { at: end, state: 'unobserved' }], from, to)
}
