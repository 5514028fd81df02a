import type { Millis } from '../time/millis'
import type { ExportKind } from './export-schedule'
import type { GatewayId } from './gateway'
import type { Language } from './settings'

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
  /** At headquarters what each site is called, by its id: each row then says at which site its box is. */
  readonly sites?: Readonly<Record<string, string>> | undefined
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
