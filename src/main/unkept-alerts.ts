import type { AnnouncementView } from '../shared/contract/alert-views'
import type { Transition } from '../shared/model/transition'
import { type Millis, seconds } from '../shared/time/millis'

/**
 * What was told, muted or acknowledged is kept at once. The rest may be lost: an incident that was never told is found
 * again if it is still true. So when many boxes fall silent one by one, the document is not written for each.
 */
const KEEP_AT_LEAST_EVERY: Millis = seconds(10)

/** What goes with the alerts when they are kept. */
export interface Unkept {
  /** What is told once it is on the disk. */
  readonly announcements: readonly AnnouncementView[]
  /** What history is to know of incidents that are over and of mutes. */
  readonly accounts: readonly Transition[]
}

/** What of the alerts is not on the disk yet, and when it has to be. */
export class UnkeptAlerts {
  private untold: readonly AnnouncementView[] = []
  private accounts: Transition[] = []
  private isKept = true
  private isUrgent = false
  private keptAt: Millis = 0

  /** Whether all is kept. */
  get isEmpty(): boolean {
    return this.isKept
  }

  /** The alerts are others than those on the disk. */
  note({ announcements = [], accounts = [] }: Partial<Unkept> = {}): void {
    this.isKept = false
    this.untold = [...this.untold, ...announcements]
    this.accounts.push(...accounts)
  }

  /** They are kept with the next facts, however few these are. */
  hurry(): void {
    this.isUrgent = true
  }

  isDue(now: Millis): boolean {
    return !this.isKept && (this.isUrgent || Math.abs(now - this.keptAt) >= KEEP_AT_LEAST_EVERY)
  }

  /** What is to be kept now; it counts as kept, since the storage keeps what it was given once it can. */
  take(now: Millis): Unkept {
    const { untold: announcements, accounts } = this
    this.untold = []
    this.accounts = []
    this.isKept = true
    this.isUrgent = false
    this.keptAt = now
    return { announcements, accounts }
  }
}
