import { randomUUID } from 'node:crypto'
import type { ExportView } from '../../shared/contract/export-views'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk } from '../ports'

/** What there is to do, decided to the last detail. */
export interface Job {
  readonly ask: ExportAsk
  readonly fileName: string
  /** `null` for a download. */
  readonly folder: string | null
  readonly boxes: number | null
  readonly group: string | null
  readonly estimatedRows: number
  readonly scheduled: boolean
}

/** How a job looks before its first row, under a new id. */
export function viewOfJob(job: Job, state: 'waiting' | 'running', at: Millis): ExportView {
  const { request } = job.ask
  return {
    id: randomUUID(),
    kind: request.kind,
    from: iso(request.from),
    to: iso(request.to),
    boxes: job.boxes,
    group: job.group,
    fileName: job.fileName,
    path: null,
    folder: job.folder,
    state,
    rows: 0,
    estimatedRows: job.estimatedRows,
    bytes: 0,
    share: 0,
    secondsLeft: null,
    startedAt: iso(at),
    endedAt: null,
    failure: null,
    reason: null,
    scheduled: job.scheduled,
  }
}
