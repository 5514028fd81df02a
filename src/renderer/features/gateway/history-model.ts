import type { EventView, GatewayView, HistoryView } from '../../../shared/contract/views'
import type { Span } from '../../../shared/history/spans'
import type { DeviceStatus, Presence } from '../../../shared/model/gateway'
import { type Millis, minutes } from '../../../shared/time/millis'
import { faultSpans } from './fault-spans'
import { METRICS, type Metric } from './metric-limits'

/** A figure at an instant, and how far it reached around it; `null` where the box did not say. */
export interface Reading {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface Sample extends Readonly<Record<Metric, Reading>> {
  readonly at: Millis
}

/** The past of a box as it was read, and what was heard since. Oldest first. */
export interface History {
  /** Until when it was read; what came later is known from the box's live state. */
  readonly readUntil: Millis
  readonly samples: readonly Sample[]
  readonly presence: readonly Span<Presence>[]
  readonly faults: readonly Stretch[]
  readonly devices: ReadonlyMap<string, readonly Span<DeviceStatus>[]>
  /** At headquarters: of which time there is nothing, oldest first. */
  readonly missing: readonly Stretch[]
}

export interface Stretch {
  readonly from: Millis
  readonly to: Millis
}

/** @param faults events of the kind `fault` in the same range, in any order */
export function readHistory(view: HistoryView, faults: readonly EventView[], readUntil: Millis): History {
  return {
    readUntil,
    samples: view.samples.map((sample) => ({
      at: Date.parse(sample.at),
      ...each((metric) => ({ value: sample[metric], low: sample.min[metric], high: sample.max[metric] })),
    })),
    presence: view.presence.map(({ from, to, state }) => ({ from: Date.parse(from), to: Date.parse(to), state })),
    faults: stretchesOf(faults),
    missing: (view.missing ?? []).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    devices: new Map(
      Object.entries(view.devices).map(([id, spans]) => [
        id,
        spans.map(({ from, to, status }) => ({ from: Date.parse(from), to: Date.parse(to), state: status })),
      ]),
    ),
  }
}

/** What came longer before the end of a reading is in it. */
const READING_TAKES: Millis = minutes(1)

/** The history with the last report of the box, unless it is in it. The same history when nothing is new. */
export function withReport(history: History, gateway: Pick<GatewayView, 'lastReportAt' | 'metrics'>): History {
  const at = gateway.lastReportAt === null ? null : Date.parse(gateway.lastReportAt)
  // What came while it was read may not be in it; of several reports that became one sample the last is drawn again.
  const lastKnown = Math.max(history.samples.at(-1)?.at ?? 0, history.readUntil - READING_TAKES)
  if (at === null || at <= lastKnown) return history
  const { metrics } = gateway
  const sample = { at, ...each((metric) => ({ value: metrics[metric], low: metrics[metric], high: metrics[metric] })) }
  return { ...history, samples: [...history.samples, sample] }
}

/** How the box stood until now: as was read, then as its own log of the last 24 h says. */
export function presenceUntil(
  history: Pick<History, 'presence' | 'readUntil'>,
  log: GatewayView['presenceLog'],
  now: Millis,
): readonly Span<Presence>[] {
  const { readUntil } = history
  const read = history.presence.filter(({ from }) => from < readUntil)
  const live = log.map(({ from, state }, index) => {
    const next = log[index + 1]
    return { from: Math.max(readUntil, Date.parse(from)), to: next ? Date.parse(next.from) : now, state }
  })
  return [...read, ...live.filter(({ from, to }) => to > from)]
}

/** When it was ill: as was read, and as its own log of the last 24 h says. */
export const faultsUntil = (
  { faults, readUntil }: Pick<History, 'faults' | 'readUntil'>,
  log: GatewayView['faultLog'],
  now: Millis,
): readonly Stretch[] => [
  // What had no end when it was read ends with the reading; the log says how it went on.
  ...faults.map(({ from, to }) => ({ from, to: Math.min(to, readUntil) })),
  ...faultSpans(log, now),
]

/** How a sub-device stood until now: as was read, then as it stands, since it does. */
export function deviceUntil(
  spans: readonly Span<DeviceStatus>[],
  { status, since }: { readonly status: DeviceStatus; readonly since: Millis },
  readUntil: Millis,
  now: Millis,
): readonly Span<DeviceStatus>[] {
  const turn = Math.max(since, readUntil)
  const last = spans.at(-1)
  // Of a time that the reading leaves open nothing is claimed.
  const goesOn = last !== undefined && last.to >= readUntil - READING_TAKES
  if (goesOn && last.state === status) return [...spans.slice(0, -1), { ...last, to: now }]
  const before = goesOn && turn > last.to ? [...spans.slice(0, -1), { ...last, to: turn }] : spans
  return turn < now ? [...before, { from: turn, to: now, state: status }] : before
}

const each = <T>(read: (metric: Metric) => T) =>
  Object.fromEntries(METRICS.map((metric) => [metric, read(metric)])) as Record<Metric, T>

/** From the events: each beginning with the end that follows it. What began before the range is there from the start. */
function stretchesOf(events: readonly EventView[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let from: Millis | null = events.length > 0 ? Number.NEGATIVE_INFINITY : null
  events
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .forEach((event, place) => {
      const at = Date.parse(event.at)
      const isOver = event.to === 'ok'
      if (isOver && from !== null) stretches.push({ from, to: at })
      if (isOver) from = null
      else if (place === 0 || from === null) from = at
    })
  return from === null ? stretches : [...stretches, { from, to: Number.POSITIVE_INFINITY }]
}
