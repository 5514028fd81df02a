import type { Millis } from '../time/millis'
import type { GatewayId } from './gateway'
import type { Language } from './settings'

/** What can be exported. */
export const EXPORT_KINDS = ['reports', 'devices', 'events', 'availability', 'inventory'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** How an export is written. */
export interface ExportForm {
  readonly language: Language
  /** Column names and words in the language, or as keys that never change. */
  readonly names: 'titles' | 'keys'
  /** A byte order mark at the beginning, by which Excel and WPS know UTF-8. */
  readonly bom: boolean
  /** IANA name of the time zone of local times. */
  readonly zone: string
  /** Whether muted time counts as not observed. */
  readonly leaveOutMuted: boolean
  /** Percent of availability that is asked for. */
  readonly target: number
}

/** For which stretches of the calendar a scheduled export is made: each day, week (from Monday on) or month. */
export const RHYTHMS = ['day', 'week', 'month'] as const
export type Every = (typeof RHYTHMS)[number]

/** An export that is made again and again, of each period once it has ended. */
export interface ExportSchedule {
  readonly id: string
  readonly kind: ExportKind
  readonly every: Every
  /** An existing folder of the station's machine. */
  readonly folder: string
  /** When it was made: the period of that instant is the first. */
  readonly since: Millis
}

/** An export in full: nothing about it is decided later. */
export interface ExportRequest {
  readonly kind: ExportKind
  readonly from: Millis
  /** Not after `now`. */
  readonly to: Millis
  /** All if `null`. */
  readonly gateways: readonly GatewayId[] | null
  readonly form: ExportForm
}
