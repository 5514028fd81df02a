import type { EventCounts } from '../../shared/events/bins'
import type { Glimpse, Survey } from '../../shared/export/survey'
import type { ReportRecord } from '../../shared/history/record'
import type { Piece } from '../../shared/hq/parcel'
import type { Place } from '../../shared/hq/position'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type {
  CountQuery,
  DrawnPast,
  DrawQuery,
  ExportAsk,
  FleetAt,
  LastBody,
  Limits,
  PackQuery,
  Past,
  PastQuery,
  ReportQuery,
  SealedDay,
  SheetPart,
  Stored,
  Stretch,
  TransitionQuery,
  Usage,
} from '../ports'
import type { Extent } from './extent'

/**
 * Everything at rest: checkpoint and days. The journals are written by others; `journals` says, oldest first, how much
 * of each counts. All that crosses can be sent to another thread.
 */
export interface ArchivePort {
  open(): Promise<Opened>
  /** Reads what the journals have that was not read before, so that a checkpoint finds little new. */
  follow(journals: readonly Extent[]): Promise<void>
  /**
   * Keeps last bodies for the next checkpoint, some at a time: those of a large fleet at once would be copied whole.
   * @param before how many were given before these; 0 begins anew
   */
  hold(bodies: readonly LastBody[], before: number): Promise<void>
  /**
   * Takes what the journals tell of the fleet, and the held bodies, into the checkpoint.
   * @param held how many bodies were given for it; a thread that ended since has forgotten them
   * @returns its bytes
   * @throws Error when not as many are here
   */
  checkpoint(journals: readonly Extent[], held: number): Promise<number>
  /** Moves ended journals into the days they belong to, and removes them. Doing it twice is harmless. */
  seal(ended: readonly Extent[]): Promise<void>
  transitions(query: TransitionQuery, journals: readonly Extent[]): Promise<readonly Transition[]>
  countTransitions(query: CountQuery, journals: readonly Extent[]): Promise<EventCounts>
  stretches(of: readonly Transition[], journals: readonly Extent[]): Promise<readonly (Stretch | null)[]>
  past(query: PastQuery, journals: readonly Extent[]): Promise<Past>
  /** Of what was packed elsewhere; nothing of the folder is read. */
  drawn(query: DrawQuery): Promise<DrawnPast>
  reports(query: ReportQuery, journals: readonly Extent[]): AsyncIterable<readonly ReportRecord[]>
  glimpse(ask: ExportAsk, journals: readonly Extent[]): Promise<Glimpse>
  /** `null` as long as it is gone through. */
  survey(ask: ExportAsk, journals: readonly Extent[]): AsyncIterable<Survey | null>
  sheet(ask: ExportAsk, journals: readonly Extent[]): AsyncIterable<SheetPart>
  sealedDays(from: string, now: Millis, journals: readonly Extent[]): Promise<readonly SealedDay[]>
  packed(query: PackQuery, journals: readonly Extent[]): AsyncIterable<Piece>
  /** Gives up the oldest days beyond the limits; never the day that `now` is in. */
  retain(limits: Limits, now: Millis): Promise<void>
  /** All gateways, and the alerts, as they are at the end of the journals. */
  fleet(journals: readonly Extent[]): Promise<FleetThere>
  measure(journals: readonly Extent[]): Promise<Measured>
  /** Copies checkpoint, journals and days into a folder of its own. @returns its name */
  backUp(journals: readonly Extent[], now: Millis): Promise<string>
  /** It is to be closed: a seal, a backup, a giving up of days that is under way ends at its next file, and is gone on with another time. */
  hurry(): Promise<void>
  close(): Promise<void>
}

/** `place` is `null` where there is no journal. */
export type FleetThere = Omit<FleetAt, 'position'> & { readonly place: Place | null }

export type Measured = Pick<Usage, 'journals' | 'history' | 'checkpoint' | 'days' | 'backups' | 'lastBackupAt'>

export interface Opened {
  readonly stored: Stored
  /** The journals that are not sealed, oldest first, cut to whole lines. */
  readonly journals: readonly Extent[]
  /** How far the journals are known, whether or not the last of them is still there; `null` where there never was one. */
  readonly place: Place | null
}
