import type { IsoTime } from '../time/iso'

/** A request on the receiver's port that was not an accepted report. */
export interface RejectionView {
  /** The same sender with the same fault is one row: a later request replaces the row of its id. */
  readonly id: string
  /** When it last happened. */
  readonly at: IsoTime
  readonly firstAt: IsoTime
  readonly count: number
  readonly from: string
  readonly method: string
  readonly path: string
  readonly contentType: string | null
  readonly code: RejectionCode
  /** The HTTP status the sender was answered. */
  readonly status: number
  /** English sentence that names the field or path at fault; what the sender was answered. */
  readonly reason: string
  /** What to do about it, in English; interfaces word `code` themselves. */
  readonly hint: string
  /** The field at fault, dotted. */
  readonly field: string | null
  /** The start of the body, decoded to text. */
  readonly body: string
  /** What the sender said the body takes, in bytes; `null` where it did not. */
  readonly size: number | null
}

export type RejectionCode =
  | 'wrong-path'
  | 'wrong-method'
  | 'broken-body'
  | 'not-a-report'
  | 'missing-identity'
  | 'too-large'
  | 'not-kept'
  | 'event'
  | 'tls'
  | 'broken-request'
  | 'headers-too-large'
  | 'too-slow'
  | 'too-often'
  | 'not-allowed'
