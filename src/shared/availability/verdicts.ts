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
 * @param around how the gateway's time counts, over the whole range: of its presence no more matters to its devices
 */
export function deviceVerdicts(
  own: readonly DeviceTurn[],
  around: readonly Span<Verdict>[],
  from: Millis,
  to: Millis,
): Span<Verdict>[] {
  const turns: Turn<Verdict>[] = []
  const statuses = spansOf(own, from, to)
  let first = 0
  for (const span of around) {
    // Statuses lie end to end from their first turn on; before it the device was not known.
    turns.push({ at: span.from, state: 'unobserved' })
    if (span.state === 'unobserved') continue
    while ((statuses[first]?.to ?? to) <= span.from) first++
    for (let index = first; index < statuses.length; index++) {
      const status = statuses[index]
      if (status === undefined || status.from >= span.to) break
      turns.push({ at: Math.max(status.from, span.from), state: verdictOf(status.state, span.state) })
    }
  }
  return filled(turns, to, from, to)
}

function verdictOf(own: DeviceStatus | null, around: Verdict): Verdict {
  if (own === null) return 'unobserved'
  const status = deviceStatus({ lastKnownStatus: own }, around === 'up' ? 'online' : 'offline')
  return status === 'online' ? 'up' : status === 'offline' ? 'down' : 'unknown'
}

/** The turns as spans over the whole range. */
function filled(turns: readonly Turn<Verdict>[], end: Millis, from: Millis, to: Millis): Span<Verdict>[] {
  return spansOf<Verdict>([{ at: from, state: 'unobserved' }, ...turns, { at: end, state: 'unobserved' }], from, to)
}
