import type { HistoryView } from '../../shared/contract/views'
import type { Gateway } from '../../shared/model/gateway'
import { deviceStatus } from '../../shared/presence/device-status'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { RecentSamples } from './recent-samples'

export interface HistoryRange {
  readonly from: Millis
  readonly to: Millis
  /** At most so many samples, evenly thinned. */
  readonly points: number | undefined
}

/** What is at hand of a gateway's past: its samples since the start, its presence of the last 24 h, its devices now. */
export function historyOf(gateway: Gateway, samples: RecentSamples, { from, to, points }: HistoryRange): HistoryView {
  const inRange = samples.between(gateway.id, from, to)
  const every = Math.max(1, Math.ceil(inRange.length / (points ?? Number.POSITIVE_INFINITY)))
  return {
    samples: inRange.filter((_sample, index) => (inRange.length - 1 - index) % every === 0),
    presence: clip(gateway.presenceLog, from, to).map((span) => ({ ...span.when, state: span.what.state })),
    devices: Object.fromEntries(
      gateway.devices.map((device) => {
        const spans = clip([{ from: device.since, status: deviceStatus(device, gateway.presence) }], from, to)
        return [device.id, spans.map((span) => ({ ...span.when, status: span.what.status }))]
      }),
    ),
  }
}

/** Each span until the next begins, cut to the range; those outside it are left out. */
function clip<T extends { readonly from: Millis }>(spans: readonly T[], from: Millis, to: Millis) {
  return spans
    .map((what, index) => ({ what, begin: Math.max(what.from, from), end: Math.min(spans[index + 1]?.from ?? to, to) }))
    .filter(({ begin, end }) => begin < end)
    .map(({ what, begin, end }) => ({ what, when: { from: iso(begin), to: iso(end) } }))
}
