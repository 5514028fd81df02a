import type { AnnouncementView } from '../../src/shared/contract/alert-views'
import type { DialectId } from '../../src/shared/model/report'

/**
 * What happened, as it is written down line by line while it happens, in real milliseconds since the epoch. It is all
 * that the judge is given: whoever plays and whoever judges share nothing else.
 */
export type Entry =
  | PlanEntry
  | SentEntry
  | DoneEntry
  | StationEntry
  | PollEntry
  | ToldEntry
  | PageEntry
  | RowsEntry
  | NoteEntry

/** What is to be played; the first line. */
export interface PlanEntry {
  readonly k: 'plan'
  readonly seed: string
  readonly epoch: number
  /** How many of the station's seconds pass in a real one. */
  readonly pace: number
  readonly boxes: readonly PlannedBox[]
  readonly environment: Readonly<Record<string, string>>
}

export interface PlannedBox {
  /** Its name in the play. Two boxes may have one serial, and the same boxes under it. */
  readonly key: string
  readonly index: number
  readonly serial: string
  readonly code: string
  readonly dialects: readonly DialectId[]
  readonly encoding: string
  /** Of the station's milliseconds, between two reports in one dialect. */
  readonly period: number
  /** The address it sends from. */
  readonly sender: string
  /** The cable it hangs on, where it has one of its own. */
  readonly cable: number | null
  /** Whether another box claims the same serial. */
  readonly isCloned: boolean
}

/** A box sends: `payload` is what it says before it is encoded. */
export interface SentEntry {
  readonly k: 'sent'
  readonly n: string
  readonly box: string
  readonly dialect: DialectId
  readonly at: number
  readonly payload: Readonly<Record<string, unknown>>
}

/** What became of it: the status it was answered, or why there was no answer. */
export interface DoneEntry {
  readonly k: 'done'
  readonly n: string
  readonly at: number
  readonly status: number | null
  readonly error: string | null
}

export type StationHappening =
  | 'spawn'
  | 'ready'
  | 'stop'
  | 'continue'
  | 'kill'
  | 'end'
  | 'gone'
  | 'disk-low'
  | 'disk-full'
  | 'disk-free'

export interface StationEntry {
  readonly k: 'station'
  readonly at: number
  readonly what: StationHappening
}

/** What the API told, asked between `a` and `b`; `null` if it did not answer. */
export interface PollEntry {
  readonly k: 'poll'
  readonly a: number
  readonly b: number
  readonly boxes: readonly PolledBox[] | null
  /** Resident MB of the station. */
  readonly rss: number
}

export interface PolledBox {
  readonly id: string
  readonly presence: string
  readonly fault: boolean
  readonly heardAt: number | null
  readonly period: number
  readonly periodSource: string
  readonly devices: Readonly<Record<string, string>>
}

/** The webhook was called. */
export interface ToldEntry {
  readonly k: 'told'
  readonly at: number
  readonly announcements: readonly AnnouncementView[]
}

/** Boxes whose states a page showed and the API, asked before and after, told otherwise both times. */
export interface PageEntry {
  readonly k: 'page'
  readonly at: number
  readonly shown: number
  readonly wrong: readonly string[]
}

/** A read-back that was written into a file beside this one. */
export interface RowsEntry {
  readonly k: 'rows'
  readonly at: number
  /** Of the station's time. */
  readonly from: number
  readonly to: number
  readonly file: string
}

/** What the director did. */
export interface NoteEntry {
  readonly k: 'note'
  readonly at: number
  readonly what: string
  readonly box: string | null
}
