import { type Millis, seconds } from '../../shared/time/millis'
import type { Log } from '../ports'

/** A connection is made within it, or something is wrong. */
const CONNECTS_WITHIN: Millis = seconds(10)

/** Whether the servers answer what the processes of headquarters have in common, and that it is said when they do not. */
export class Unreached {
  /** Since when they have not answered; `null` while they do. */
  since: Millis | null = null
  private wasReached = false
  private isSaid = false

  constructor(private readonly log: Log) {}

  answered(): void {
    this.since = null
    this.wasReached = true
    this.isSaid = false
  }

  /** Said once; at the start, before anybody could have connected, it is no news. @param now monotonic */
  failed(error: unknown, now: Millis): void {
    this.since ??= now
    if (this.isSaid || (!this.wasReached && now - this.since < CONNECTS_WITHIN)) return
    this.isSaid = true
    this.log(`headquarters: its processes cannot agree now: ${String(error)}`)
  }
}
