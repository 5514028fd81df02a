import type { Report } from '../model/report'

/** What a decoder made of a body: a report, or why it cannot be one. */
export type Decoded = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly refusal: Refusal }

/** Why a body is not an accepted report. `message` is the English sentence the sender is answered; it never repeats input. */
export interface Refusal {
  readonly code: 'broken-body' | 'not-a-report' | 'missing-identity' | 'event'
  /** The field at fault, dotted as in the body, where there is one. */
  readonly field: string | null
  readonly message: string
}
