/** Types only: what one part of the station may ask of another. `station.ts` brings them together. */

import type { ScopedMute } from '../shared/alerts/mute'
import type { PushEvent } from '../shared/contract/push'
import type { Bins, EventCounts } from '../shared/events/bins'
import type { EventSearch } from '../shared/events/search'
import type { Glimpse, Survey } from '../shared/export/survey'
import type { KeptIdentity, KeptRow } from '../shared/history/gateway-replay'
import type { ReportRecord } from '../shared/history/record'
import type { DayUsage, Limits } from '../shared/history/retention'
import type { Sample } from '../shared/history/samples'
import type { Span } from '../shared/history/spans'
import type { Whereabouts } from '../shared/hq/forwarding'
import type { Piece } from '../shared/hq/parcel'
import type { Position } from '../shared/hq/position'
import type { ExportRequest } from '../shared/model/export'
import type { DeviceStatus, Gateway, GatewayId, Presence } from '../shared/model/gateway'
import type { Incident } from '../shared/model/incident'
import type { DialectId } from '../shared/model/report'
import type { Settings } from '../shared/model/settings'
import type { Transition } from '../shared/model/transition'
import type { Outcome } from '../shared/outcome'
import type { Millis } from '../shared/time/millis'

/** A running station as its carriers (desktop, web) see it: calls in, push events out. */
export interface StationPort {
  /** A call of the contract by name, its input unchecked. Never rejects. */
  call(name: string, raw: unknown): Promise<Outcome<unknown>>
  /** Calls `listener` at once with a snapshot, then with every push event in order. Returns the way to stop. */
  subscribe(listener: (event: PushEvent) => void): () => void
  /** An export to be fetched: asked for like `startExport`, or by the id of one that waits. Never rejects. */
  download(raw: unknown): Promise<Outcome<Download>>
}

/** The bytes of a file that is made while it is fetched. */
export interface Download {
  readonly fileName: string
  /** Fails with an Error where the rest cannot be made; ending it early gives it up. */
  readonly parts: AsyncIterable<Uint8Array>
}

/** What somebody is who sees the interface: `operator` may do everything, a `wall` is a display that only shows. */
export type ViewerRole = 'operator' | 'wall'

/** What a browser shows of itself; `null` for what it has not. */
export interface Credentials {
  /** The id of a session. */
  readonly session: string | null
  /** The token of a wall link. */
  readonly wall: string | null
}

/** Somebody who is let in. */
export interface Visitor {
  readonly role: ViewerRole
  /** Why: nobody is asked, by a password, or by the link of a wall. */
  readonly by: 'open' | 'session' | 'link'
  /** Who stays, as the reader of a stream does, is told once when that is over. */
  stay(onEnd: () => void): Stay
}

export interface Stay {
  /** Still there: that counts as use, and ends the stay where it is over. */
  touch(): void
  /** Goes by itself, and is told nothing any more. */
  leave(): void
}

/** What came of a try to log in; `wait` is how long the next one has to wait, 0 for not at all. */
export type LogIn =
  | { readonly kind: 'in'; readonly session: string }
  | { readonly kind: 'wrong'; readonly wait: Millis }
  | { readonly kind: 'wait'; readonly wait: Millis }
  /** There is none to log in by. */
  | { readonly kind: 'no-password' }

/** Who is let in to the interface; asked with every request. */
export interface ViewerGate {
  /** @returns `null` for who has to log in first */
  admit(credentials: Credentials): Visitor | null
  /** @param from the address it comes from */
  logIn(password: string, from: string): Promise<LogIn>
  logOut(session: string): void
  /** Whether a wall link has this token. */
  isWall(token: string): boolean
  /** Whether this is the key that lies in the data folder for commands of this machine, while the station runs. */
  isLocalKey(key: string): boolean
}

/** Writes a line for whoever looks after the machine. Never given a payload. */
export type Log = (line: string) => void

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
}

export interface ReportQuery {
  readonly from: Millis
  readonly to: Millis
  /** All if not said. */
  readonly gateway?: GatewayId | undefined
}

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
}

/** A piece of an export. */
export interface SheetPart {
  readonly bytes: Uint8Array
  /** Rows in it, the column names not counted. */
  readonly rows: number
  /** How much of the work is done with it, 0 to 1. */
  readonly share: number
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
export interface TailFact {
  readonly report?: KeptRow
  readonly gateways?: readonly Gateway[]
  readonly removed?: readonly GatewayId[]
  readonly transitions?: readonly Transition[]
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
