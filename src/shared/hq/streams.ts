import { days, type Millis, minutes } from '../time/millis'
import { ALL_COMMITS, bookSubject, historySubject, leaseSubject, snapshotSubject } from './subjects'

/** A stream as the engine is asked for it, in the field names and units of its own API (times in nanoseconds). */
export interface StreamDefinition {
  readonly name: string
  readonly subjects: readonly string[]
  readonly storage: 'file'
  readonly retention: 'limits'
  readonly discard: 'old'
  readonly num_replicas: number
  readonly allow_direct: true
  readonly max_age: number
  readonly max_bytes: number
  readonly max_msgs_per_subject: number
  readonly duplicate_window: number
}

export interface StreamSizes {
  /** 3 where there are three servers, else 1. */
  readonly replicas: 1 | 3
  /** What the three may take together on each server. */
  readonly bytes: number
  readonly historyDays: number
}

const nanos = (length: Millis): number => length * 1_000_000
const NO_LIMIT = -1

/**
 * The streams of headquarters: what sites send, for a week; their sealed days; headquarters' own snapshots; what its
 * processes have in common. `allow_direct` from the start, because a site may ask for the last message of its own subject in no other way. Of three servers any
 * answers, also one that is a moment behind what was acknowledged: an answer may be old, or that there is none. What
 * is published upon it must say so (`lastSubjectSequence`), and who is refused asks again.
 */
export function streamDefinitions({ replicas, bytes, historyDays }: StreamSizes): readonly StreamDefinition[] {
  const common = {
    storage: 'file',
    retention: 'limits',
    discard: 'old',
    num_replicas: replicas,
    allow_direct: true,
    duplicate_window: nanos(minutes(2)),
  } as const
  const part = (share: number) => Math.floor(bytes * share)
  return [
    {
      ...common,
      name: 'SITES',
      subjects: [ALL_COMMITS],
      max_age: nanos(days(7)),
      max_bytes: part(0.6),
      max_msgs_per_subject: NO_LIMIT,
    },
    {
      ...common,
      name: 'HIST',
      subjects: [historySubject('*', '>')],
      max_age: nanos(days(historyDays)),
      max_bytes: part(0.35),
      max_msgs_per_subject: 1,
    },
    {
      ...common,
      name: 'SNAP',
      subjects: [snapshotSubject('>')],
      max_age: 0,
      max_bytes: part(0.04),
      max_msgs_per_subject: 1,
    },
    {
      ...common,
      name: 'HQ',
      subjects: [leaseSubject, bookSubject],
      max_age: 0,
      max_bytes: part(0.01),
      max_msgs_per_subject: 1,
    },
  ]
}
