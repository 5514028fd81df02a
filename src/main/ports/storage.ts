/** What keeps what is known, and what it is given to keep. */

import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import type { ReportRecord } from '../../shared/history/record'
import type { DayUsage, Limits } from '../../shared/history/retention'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { DialectId } from '../../shared/model/report'
import type { Settings } from '../../shared/model/settings'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk, SheetPart } from './exports'
import type { CountQuery, Past, PastQuery, ReportQuery, Stretch, TransitionQuery } from './past'

/** Where the station keeps what must survive it. One process owns a folder at a time. */
export interface Storage {
  /** @throws StartFailure if the folder cannot be used, or another process holds it. */
  open(): Promise<Stored>
  /**
   * Keeps the facts; resolves when they would survive a power cut. All that wait together are written together.
   * @throws StorageFailure if the disk refuses. A report among them is then not kept; what it made of the fleet is kept
   *   with the next commit that succeeds, so that memory and disk agree again.
   */
  commit(facts: Facts): Promise<void>
  /** Transitions, newest first. @throws StorageFailure */
  transitions(query: TransitionQuery): Promise<readonly Transition[]>
  /** How many there are in each part of a range. @throws StorageFailure */
  countTransitions(query: CountQuery): Promise<EventCounts>
  /** For each of these how long what it began, or ended, lasted; `null` where it did neither. @throws StorageFailure */
  stretches(of: readonly Transition[]): Promise<readonly (Stretch | null)[]>
  /** What one gateway reported over a range, and how it and its devices stood. @throws StorageFailure */
  past(query: PastQuery): Promise<Past>
  /** Reports to the last field, in batches: day by day, gateway by gateway, oldest first. @throws StorageFailure */
  reports(query: ReportQuery): AsyncIterable<readonly ReportRecord[]>
  /** About what an export would hold, in a moment. @throws StorageFailure */
  glimpse(ask: ExportAsk): Promise<Glimpse>
  /** What an export would hold, gone through; `null` if it was given up meanwhile. @throws StorageFailure */
  survey(ask: ExportAsk, givenUp?: AbortSignal): Promise<Survey | null>
  /** An export as bytes of a CSV file, in parts that are made when they are asked for. @throws StorageFailure */
  sheet(ask: ExportAsk): AsyncIterable<SheetPart>
  /** Gives up history beyond these limits, from now on and at once. */
  keepWithin(limits: Limits): void
  /** @throws StorageFailure */
  usage(): Promise<Usage>
  /** Copies all that is kept into a folder of its own, named after `at`. @returns its name @throws StorageFailure */
  backUp(at: Millis): Promise<string>
  /** Brings everything into its resting form and lets the folder go. */
  close(): Promise<void>
}

export type { Limits }

/** What was known when the folder was last written. */
export interface Stored {
  readonly gateways: readonly Gateway[]
  /** As stored, by whatever version. */
  readonly settings: unknown
  /** The alerts as stored, by whatever version; `undefined` if none ever were. */
  readonly alerts?: unknown
  /** When the last facts were kept; `null` in a new folder. */
  readonly lastCommitAt: Millis | null
  /** Of each gateway the newest at hand: after a crash it may be some minutes older than the last report. */
  readonly bodies: readonly LastBody[]
}

/** What became known at `at`, all of it or nothing. */
export interface Facts {
  readonly at: Millis
  readonly gateways: readonly Gateway[]
  readonly removed: readonly GatewayId[]
  readonly transitions: readonly Transition[]
  readonly settings?: Settings
  /** The alerts as they are now, as a whole: plain JSON. */
  readonly alerts?: unknown
  /** The report that all this comes from. Applied to what was known before, it gives the same gateways again. */
  readonly report?: KeptReport
}

export interface KeptReport {
  readonly record: ReportRecord
  /** From when silence counted, which what a gateway's rhythm teaches depends on. */
  readonly watchingSince: Millis | null
  /** The body as received, decoded to text when it is asked for. */
  readonly body: () => string
}

/** The last report of a gateway as it was received. */
export interface LastBody {
  readonly gateway: GatewayId
  readonly at: Millis
  readonly from: string
  readonly dialect: DialectId
  readonly body: string
}

/** What the data folder holds, in bytes. */
export interface Usage {
  readonly folder: string
  readonly journals: number
  readonly history: number
  readonly checkpoint: number
  /** Days that have history, oldest first, and what each takes. */
  readonly days: readonly DayUsage[]
  /** Oldest first. */
  readonly backups: readonly KeptBackup[]
  readonly lastBackupAt: Millis | null
  readonly freeBytes: number
  readonly room: Room
  /** Why journals are not sealed. */
  readonly problem: string | null
}

/** A copy of all that was kept at `at`. */
export interface KeptBackup {
  readonly name: string
  readonly at: Millis
  readonly bytes: number
}

/** `low`: no backups. `full`: no reports, so that the fleet's state can still be kept. */
export type Room = 'enough' | 'low' | 'full'
