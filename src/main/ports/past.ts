/** What may be asked of what is kept. */

import type { Bins } from '../../shared/events/bins'
import type { EventSearch } from '../../shared/events/search'
import type { Sample } from '../../shared/history/samples'
import type { Span } from '../../shared/history/spans'
import type { DeviceStatus, GatewayId, Presence } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'

export interface TransitionQuery {
  readonly from?: Millis | undefined
  readonly to?: Millis | undefined
  readonly gateway?: GatewayId | undefined
  readonly kind?: string | undefined
  /** Only those whose id sorts before it. */
  readonly before?: string | undefined
  /** Only those whose id sorts after it; without `before`, the nearest to it. */
  readonly after?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly search?: EventSearch | undefined
  readonly limit: number
}

export interface CountQuery extends Bins {
  readonly ids?: readonly string[] | undefined
  readonly search?: EventSearch | undefined
}

/** From when until when something went on, as far as it is kept. */
export interface Stretch {
  readonly since: Millis
  /** `null` where its end is not known of. */
  readonly until: Millis | null
  /** What came in its place. */
  readonly by: string | null
}

export interface PastQuery {
  readonly gateway: GatewayId
  readonly from: Millis
  readonly to: Millis
  /** At most so many samples; those beyond are merged, with how far they reached. */
  readonly points: number
  /** How the gateway stands now and since when. */
  readonly present: { readonly state: Presence; readonly since: Millis } | null
}

export interface Past {
  readonly samples: readonly Sample[]
  readonly presence: readonly Span<Presence>[]
  /** By device id. */
  readonly devices: ReadonlyMap<string, readonly Span<DeviceStatus>[]>
  /** Times of which headquarters has nothing now; absent at a station. */
  readonly missing?: readonly Span<true>[] | undefined
}

export interface ReportQuery {
  readonly from: Millis
  readonly to: Millis
  /** All if not said. */
  readonly gateway?: GatewayId | undefined
}

/** Hours of a gateway as its site packed them (`BoxHours`, deflated), of which those within a time count. */
export interface PackedHours {
  readonly bytes: Uint8Array
  readonly from: Millis
  readonly to: Millis
}

export interface DrawQuery extends PastQuery {
  /** As its site calls it, which the hours must be of. */
  readonly there: GatewayId
  readonly hours: readonly PackedHours[]
  /** Times of which there is nothing, in any order. */
  readonly missing: readonly Span<true>[]
}

/** What is shown of them; what could not be read is among what is missing. */
export interface DrawnPast extends Past {
  readonly missing: readonly Span<true>[]
  /** Which of the hours could not be read, and why. */
  readonly unread: readonly { readonly place: number; readonly reason: string }[]
}

/** Makes charts and strips of what sites have packed. */
export interface Drawing {
  /** @throws StorageFailure */
  drawn(query: DrawQuery): Promise<DrawnPast>
}
