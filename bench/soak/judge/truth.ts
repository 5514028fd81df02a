import type { AnnouncedItemView } from '../../../src/shared/contract/alert-views'
import type { Entry, PlannedBox, PollEntry, SentEntry, StationEntry } from '../history'

/** What happened, as plain lists, in the station's milliseconds. Nothing here asks the product. */
export interface Truth {
  readonly pace: number
  readonly epoch: number
  readonly boxes: readonly PlannedBox[]
  readonly reports: readonly SentReport[]
  readonly polls: readonly PollEntry[]
  readonly station: readonly StationEntry[]
  readonly told: readonly ToldItem[]
  /** Each call of the webhook's ids, in order. */
  readonly deliveries: readonly { readonly at: number; readonly id: string }[]
  readonly entries: readonly Entry[]
  /** Real instant → the station's. */
  readonly toStation: (real: number) => number
}

export interface SentReport {
  readonly n: string
  readonly box: PlannedBox
  readonly dialect: SentEntry['dialect']
  readonly payload: SentEntry['payload']
  readonly sentAt: number
  /** When it was answered or given up; `null` if the play ended before. */
  readonly doneAt: number | null
  readonly status: number | null
  readonly error: string | null
}

export interface ToldItem extends AnnouncedItemView {
  readonly announcement: string
  /** When the station says that it told it. */
  readonly at: number
  /** When it arrived. */
  readonly arrivedAt: number
}

export function truthOf(entries: readonly Entry[]): Truth {
  const plan = entries.find((entry) => entry.k === 'plan')
  if (plan?.k !== 'plan') throw new Error('a history begins with a plan')
  const { epoch, pace, boxes } = plan
  const toStation = (real: number) => epoch + (real - epoch) * pace
  const done = new Map(entries.flatMap((entry) => (entry.k === 'done' ? [[entry.n, entry] as const] : [])))
  const byKey = new Map(boxes.map((box) => [box.key, box]))
  const reports = entries.flatMap((entry): SentReport[] => {
    const box = entry.k === 'sent' ? byKey.get(entry.box) : undefined
    if (entry.k !== 'sent' || box === undefined) return []
    const end = done.get(entry.n)
    return [
      {
        ...{ n: entry.n, box, dialect: entry.dialect, payload: entry.payload, sentAt: toStation(entry.at) },
        doneAt: end === undefined ? null : toStation(end.at),
        status: end?.status ?? null,
        error: end?.error ?? null,
      },
    ]
  })
  const told = entries.flatMap((entry) =>
    entry.k === 'told'
      ? entry.announcements.flatMap(({ id, at, items }) =>
          items.map(
            (item): ToldItem => ({
              ...item,
              announcement: id,
              at: Date.parse(at),
              arrivedAt: toStation(entry.at),
            }),
          ),
        )
      : [],
  )
  return {
    ...{ pace, epoch, boxes, reports, told, entries, toStation },
    polls: entries
      .filter((entry) => entry.k === 'poll')
      .map((entry) => ({ ...entry, a: toStation(entry.a), b: toStation(entry.b) })),
    station: entries.filter((entry) => entry.k === 'station').map((entry) => ({ ...entry, at: toStation(entry.at) })),
    deliveries: entries.flatMap((entry) =>
      entry.k === 'told' ? entry.announcements.map(({ id }) => ({ id, at: toStation(entry.at) })) : [],
    ),
  }
}

/** A promise that was not kept. */
export interface Violation {
  readonly promise: string
  /** The station's ms. */
  readonly at: number
  readonly serial: string | null
  readonly text: string
}

/** How often a promise was put to the test, and how often it was broken. */
export class Ledger {
  readonly checks = new Map<string, number>()
  readonly violations: Violation[] = []

  /** @param so whether the promise was kept this time */
  hold(promise: string, so: boolean, at: number, serial: string | null, text: () => string): void {
    this.checks.set(promise, (this.checks.get(promise) ?? 0) + 1)
    if (!so) this.violations.push({ promise, at, serial, text: text() })
  }
}
