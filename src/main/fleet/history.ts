import type { HistoryView } from '../../shared/contract/views'
import type { Span } from '../../shared/history/spans'
import type { DeviceStatus, Presence } from '../../shared/model/gateway'
import { iso } from '../../shared/time/iso'
import type { Past } from '../ports'

/** A gateway's past as the interface and the API see it. */
export function viewHistory({ samples, presence, devices, missing }: Past): HistoryView {
  return {
    samples: samples.map((sample) => ({ ...sample, at: iso(sample.at) })),
    presence: presence.map((span) => ({ ...between(span), state: span.state })),
    ...(missing === undefined ? {} : { missing: missing.map(between) }),
    devices: Object.fromEntries(
      [...devices].map(([id, spans]) => [id, spans.map((span) => ({ ...between(span), status: span.state }))]),
    ),
  }
}

const between = ({ from, to }: Span<DeviceStatus | Presence | true>) => ({ from: iso(from), to: iso(to) })
