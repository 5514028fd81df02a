/** What was kept, for who sends it to headquarters: as it is kept, and as it rests. */

import type { KeptIdentity } from '../../shared/history/gateway-replay'
import type { SentFact } from '../../shared/hq/commit-message'
import type { Whereabouts } from '../../shared/hq/forwarding'
import type { Piece } from '../../shared/hq/parcel'
import type { Position } from '../../shared/hq/position'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Millis } from '../../shared/time/millis'

/**
 * What was kept, for who forwards it: all that was acknowledged, in the order in which it was kept. Nothing here holds up
 * what is being kept.
 */
export interface JournalTail {
  /** Where the journal ends, and where the oldest that is left begins; `null` before the first commit. */
  readonly head: Position | null
  readonly oldest: Position | null
  /** Calls `listener` after each group commit that is on the disk, and never waits for it. Returns the way to stop. */
  onCommit(listener: (commit: TailCommit) => void): () => void
  /**
   * Where a place lies.
   * @param check what `read` gave with it, if it did: a copy of the store may have a place of the same name
   * @throws StorageFailure
   */
  locate(position: Position, check: string | null): Promise<Whereabouts>
  /** Whole commits after a place, oldest first, nothing at the end; `null` where the journal is not there any more. @throws StorageFailure */
  read(after: Position, limits: TailLimits): Promise<TailPart | null>
  /** The identities of these keys that the journal named before a place. @throws StorageFailure */
  identities(before: Position, keys: ReadonlySet<string>): Promise<readonly KeptIdentity[]>
  /** Reports in the journals after a place, counted without being read; `null` where some of it is sealed. @throws StorageFailure */
  count(after: Position): Promise<number | null>
  /** All gateways and the alerts as they are at the journal's end, which is at least where it was when this was asked. @throws StorageFailure */
  fleet(): Promise<FleetAt>
  /**
   * Journals are not moved into days before a place has passed them, as long as they do not pile up; `null` lets them go.
   * What goes into the days can be forwarded no more as it came.
   */
  hold(from: Position | null): void
}

export interface TailLimits {
  /** Of one part; a single commit may be more. */
  readonly bytes: number
  readonly reports: number
  /** No commit beyond it. */
  readonly until?: Position | undefined
}

export interface TailCommit {
  readonly at: Millis
  readonly reports: number
}

/** Commits of one journal file. */
export interface TailPart {
  readonly commits: readonly TailLine[]
  /** The place after them, and what tells it from one of the same name. */
  readonly end: Position
  readonly check: string
}

export interface TailLine {
  /** The place after it. */
  readonly position: Position
  readonly at: Millis
  /** Identities that no commit before it in its file has. */
  readonly identities: readonly KeptIdentity[]
  readonly facts: readonly TailFact[]
}

/** A fact without bodies and settings. */
export interface TailFact extends Omit<SentFact, 'incidents'> {
  /** The alerts as they are then, as a whole. */
  readonly alerts?: unknown
}

/** The fleet at a place in the journal. */
export interface FleetAt {
  /** `null` before the first commit. */
  readonly position: Position | null
  readonly gateways: readonly Gateway[]
  readonly alerts: unknown
}

/** History as it goes to headquarters: box by box, packed. */
export interface PackedHistory {
  /**
   * Days from one on that are moved into the days as a whole, oldest first. What is known late may still be added to one.
   * @param from `YYYY-MM-DD`
   * @throws StorageFailure
   */
  sealedDays(from: string, now: Millis): Promise<readonly SealedDay[]>
  /** What was reported, gateway by gateway within a day, the days one after the other. @throws StorageFailure */
  packed(query: PackQuery): AsyncIterable<Piece>
}

export interface SealedDay {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Another one when something was added to it. */
  readonly signature: string
}

export interface PackQuery {
  readonly from: Millis
  readonly to: Millis
  /** All if `null`. */
  readonly gateways: readonly GatewayId[] | null
}
