/** What a carrier takes out: announcements as the contract shows them, and the same in words. */
import type { AnnouncementView } from '../../shared/contract/alert-views'

export interface Message {
  /** One, or after a failure all that waited. */
  readonly announcements: readonly AnnouncementView[]
  readonly title: string
  readonly lines: readonly string[]
}
