/** What an export is made of, and what it is made into. */

import type { ScopedMute } from '../../shared/alerts/mute'
import type { Span } from '../../shared/history/spans'
import type { ExportRequest } from '../../shared/model/export'
import type { Gateway } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { Millis } from '../../shared/time/millis'

/** An export, and what of the present it needs that is not stored at once. */
export interface ExportAsk {
  readonly request: ExportRequest
  readonly now: Millis
  readonly defaultPeriod: Millis
  readonly mutes: readonly ScopedMute[]
  /** Incidents that are not over. */
  readonly incidents: readonly Incident[]
  /** From when on history has mutes and incidents that are over; 0 for always. */
  readonly accountsSince: Millis
  /** How many of the least available boxes a survey names; some if not said. */
  readonly most?: number | undefined
  /** The boxes that are meant, where the storage does not have them; those at rest as well. */
  readonly fleet?: readonly Gateway[] | undefined
  /** Of so many in all. */
  readonly fleetSize?: number | undefined
  /** At headquarters, by site, from when on something is known of what happened there. */
  readonly knownFrom?: Readonly<Record<string, Millis>> | undefined
  /** At headquarters, by site, when nobody here could know how its boxes stood, oldest first. */
  readonly unobserved?: Readonly<Record<string, readonly Span<true>[]>> | undefined
}

/** A piece of an export. */
export interface SheetPart {
  readonly bytes: Uint8Array
  /** Rows in it, the column names not counted. */
  readonly rows: number
  /** How much of the work is done with it, 0 to 1. */
  readonly share: number
  /** What should be in it and is not at headquarters now. */
  readonly missing?: readonly MissingHistory[] | undefined
}

/** A time of which headquarters has nothing from a site. */
export interface MissingHistory {
  readonly site: string
  readonly from: Millis
  readonly to: Millis
}
