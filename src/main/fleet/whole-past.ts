import { mergedSpans } from '../../shared/history/merged-spans'
import type { Span } from '../../shared/history/spans'
import type { DeviceStatus, Gateway } from '../../shared/model/gateway'
import type { Past, PastQuery, Storage } from '../ports'

/** A gateway's past, with that of the provisional gateways that turned out to be it. */
export async function wholePast(
  storage: Pick<Storage, 'past'>,
  gateway: Gateway,
  query: Omit<PastQuery, 'gateway'>,
): Promise<Past> {
  const before = (gateway.absorbed ?? []).map(({ id, at }) =>
    storage.past({ ...query, gateway: id, to: Math.min(query.to, at), present: null }),
  )
  const pasts = await Promise.all([...before, storage.past({ ...query, gateway: gateway.id })])
  return pasts.reduce(joined)
}

function joined(a: Past, b: Past): Past {
  const devices = new Map<string, readonly Span<DeviceStatus>[]>(a.devices)
  for (const [id, spans] of b.devices) devices.set(id, [...(devices.get(id) ?? []), ...spans].toSorted(byBeginning))
  return {
    samples: [...a.samples, ...b.samples].toSorted((one, other) => one.at - other.at),
    presence: [...a.presence, ...b.presence].toSorted(byBeginning),
    devices,
    ...(a.missing === undefined ? {} : { missing: mergedMissing(a.missing, b.missing ?? []) }),
  }
}

const mergedMissing = (a: readonly Span<true>[], b: readonly Span<true>[]): readonly Span<true>[] =>
  mergedSpans([...a, ...b], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)

const byBeginning = (a: { readonly from: number }, b: { readonly from: number }): number => a.from - b.from
