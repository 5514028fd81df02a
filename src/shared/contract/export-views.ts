/** What crosses of exports: plain JSON, instants as ISO 8601 UTC strings, as in `views`. */
import type { ExportKind } from '../model/export-schedule'
import type { IsoTime } from '../time/iso'

/** `waiting`: a download that nobody has fetched yet. */
export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** Why an export failed; interfaces word it. */
export type ExportFailure =
  | 'disk-full'
  | 'folder-gone'
  | 'not-allowed'
  | 'storage-failed'
  /** The station ended while it was written. */
  | 'interrupted'
  /** The browser hung up. */
  | 'hung-up'
  | 'failed'

/** An export that runs or has run. */
export interface ExportView {
  readonly id: string
  readonly kind: ExportKind
  readonly from: IsoTime
  readonly to: IsoTime
  /** How many boxes were asked for, `null` for all. */
  readonly boxes: number | null
  readonly group: string | null
  readonly fileName: string
  /** Where it lies; `null` until it is done, and for what a browser took. */
  readonly path: string | null
  readonly folder: string | null
  readonly state: ExportState
  readonly rows: number
  readonly estimatedRows: number
  readonly bytes: number
  /** 0 to 1. */
  readonly share: number
  readonly secondsLeft: number | null
  readonly startedAt: IsoTime
  readonly endedAt: IsoTime | null
  readonly failure: ExportFailure | null
  /** One English sentence, where it failed. */
  readonly reason: string | null
  readonly scheduled: boolean
  /** At headquarters: what should be in it and was not to be had, because the site was not there. */
  readonly missing?: readonly MissingOfSite[] | undefined
}

export interface MissingOfSite {
  /** As people call it. */
  readonly site: string
  readonly from: IsoTime
  readonly to: IsoTime
}

export interface ExportsView {
  /** Newest first. */
  readonly exports: readonly ExportView[]
  /** Where exports are written if nothing else is said. */
  readonly folder: string
  /** Where the list of earlier exports lies, as it was, if not all of it could be read at this start. */
  readonly damagedList?: string
}

/** What an export would be. */
export interface ExportPreview {
  readonly kind: ExportKind
  readonly fileName: string
  readonly from: IsoTime
  readonly to: IsoTime
  readonly columns: readonly {
    readonly key: string
    readonly title: string
    readonly look: 'text' | 'number' | 'code'
  }[]
  /** The first rows, as texts; none for `availability`, whose are `worst`. `…` stands where only `figures` would know. */
  readonly rows: readonly (readonly string[])[]
  /** Rows of each kind: rough as long as there are no `figures`, then exact but for reports. */
  readonly estimates: Readonly<Record<ExportKind, number>>
  /** About how large the file will be. */
  readonly bytes: number
  /** `null` where the range is not gone through yet: ask again with `whole`. */
  readonly figures: AvailabilityView | null
  /** The least available boxes, the worst first; none without `figures`. */
  readonly worst: readonly BoxAvailabilityView[]
  /** At headquarters: what sites are called that are meant and cannot be asked now; what they have not sealed is missing. */
  readonly away?: readonly string[] | undefined
}

/** What availability comes to over the range. Percent, seconds; `null` where nobody could say. */
export interface AvailabilityView {
  readonly availability: number | null
  readonly devicesAvailability: number | null
  readonly target: number
  readonly boxes: number
  readonly observed: number
  readonly belowTarget: number
  readonly incidents: number
  readonly meanRecoverySeconds: number | null
  readonly longestOutage: { readonly gateway: string; readonly name: string; readonly seconds: number } | null
}

/** The availability of a range in full, to be printed. */
export interface AvailabilitySummary {
  readonly from: IsoTime
  readonly to: IsoTime
  readonly figures: AvailabilityView
  /** All of them, the least available first. */
  readonly boxes: readonly BoxAvailabilityView[]
  /** How it is counted, in the language asked for. */
  readonly method: string
}

export interface BoxAvailabilityView {
  /** The range in equal parts: `u` up, `d` down, `k` unknown, `n` not observed; the worst of each part. */
  readonly bar: string
  readonly gateway: string
  readonly name: string
  readonly group: string | null
  readonly address: string | null
  readonly availability: number | null
  readonly downSeconds: number
  readonly incidents: number
  readonly devicesAvailability: number | null
}
