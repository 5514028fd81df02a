import type { EventCounts } from '../events/bins'
import type { IsoTime } from '../time/iso'
import type { EventView } from './views'

/** What crosses of the past: plain JSON, instants as ISO 8601 UTC strings, as in `views`. */

/** An event, and how long what it began or ended lasted. */
export interface PastEventView extends EventView {
  /** `null` where it neither begins nor ends anything, or that is not known. */
  readonly stretch: StretchView | null
  /** When somebody took note of the incident that it began, if that is over; `null` otherwise. */
  readonly acknowledgedAt: IsoTime | null
}

export interface StretchView {
  readonly since: IsoTime
  /** `null` while it goes on. */
  readonly until: IsoTime | null
  /** What came in its place, e.g. `online`; `unobserved` where the watch ended before it did. */
  readonly by: string | null
}

export interface EventPage {
  /** Newest first. */
  readonly events: readonly PastEventView[]
  /** Give it as `before` to get the next, older page; `null` at the end. */
  readonly next: string | null
  /** Give it as `after` to get the page that is newer; `null` if there was none when this was answered. */
  readonly previous: string | null
  /** At headquarters: the names of sites of which some of what happened in this time cannot be had now; absent for none. */
  readonly missing?: readonly string[]
}

/** A range in equal parts, oldest first: how many events went bad, recovered, or happened at all in each. */
export interface EventCountsView extends EventCounts {
  readonly from: IsoTime
  readonly to: IsoTime
}
