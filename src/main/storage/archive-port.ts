import type { ReportRecord } from '../../shared/history/record'
import type { Transition } from '../../shared/model/transition'
import type { LastBody, Past, PastQuery, ReportQuery, Stored, TransitionQuery } from '../ports'
import type { Extent } from './extent'

/**
 * Everything at rest: checkpoint and days. The journals are written by others; `journals` says, oldest first, how much
 * of each counts. All that crosses can be sent to another thread.
 */
export interface ArchivePort {
  open(): Promise<Opened>
  /** Takes what the journals tell of the fleet into the checkpoint. */
  checkpoint(journals: readonly Extent[], bodies: readonly LastBody[]): Promise<void>
  /** Moves ended journals into the days they belong to, and removes them. Doing it twice is harmless. */
  seal(ended: readonly Extent[]): Promise<void>
  transitions(query: TransitionQuery, journals: readonly Extent[]): Promise<readonly Transition[]>
  past(query: PastQuery, journals: readonly Extent[]): Promise<Past>
  reports(query: ReportQuery, journals: readonly Extent[]): AsyncIterable<readonly ReportRecord[]>
  close(): Promise<void>
}

export interface Opened {
  readonly stored: Stored
  /** The journals that are not sealed, oldest first, cut to whole lines. */
  readonly journals: readonly Extent[]
}
