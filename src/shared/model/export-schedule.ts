import type { Millis } from '../time/millis'

/** What can be exported. */
export const EXPORT_KINDS = ['reports', 'devices', 'events', 'availability', 'inventory'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

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
