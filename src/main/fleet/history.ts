import type { HistoryView } from '../../shared/contract/views'
import type { Span } from '../../shared/history/spans'
import type { DeviceStatus, Gateway, Presence } from '../../shared/model/gateway'
import { iso } from '../../shared/time/iso'
import { hours, type Millis } from '../../shared/time/millis'
import type { Past, Storage } from '../ports'
import { wholePast } from './whole-past'

/** Samples of a history if the caller does not say: more than any screen has columns. */
const POINTS = 2000

interface AskedRange {
  readonly from?: Millis | undefined
  readonly to?: Millis | undefined
  readonly points?: number | undefined
}

/** The range of a gateway's past that a caller asks for: the last day if it does not say. */
export async function historyOf(
  storage: Pick<Storage, 'past'>,
  gateway: Gateway,
  now: Millis,
  { from, to = now, points = POINTS }: AskedRange,
): Promise<HistoryView> {
  const present = { state: gateway.presence, since: gateway.presenceSince }
  return viewHistory(await wholePast(storage, gateway, { from: from ?? to - hours(24), to, points, present }))
}

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
