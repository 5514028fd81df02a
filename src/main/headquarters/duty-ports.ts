import type { Announcement } from '../../shared/alerts/announcement'
import type { KnownGateways } from '../../shared/alerts/grouping'
import type { Choices } from '../../shared/hq/book'
import type { Troubles } from '../../shared/hq/told-troubles'
import type { Clock } from '../../shared/time/clock'
import type { LeaseKeeperPorts } from './lease-keeper'

/**
 * What a process of headquarters is to people: `leading` tells them, `standing-by` shows the same and tells nothing,
 * `alone` tells them because the servers have no place where several could agree. `starting` is not decided yet.
 */
export type Role = 'starting' | 'leading' | 'standing-by' | 'alone'

export interface DutyPorts extends LeaseKeeperPorts {
  readonly clock: Clock
  /** Up to where the stream was read. */
  readonly place: () => { readonly created: string | null; readonly sequence: number }
  readonly fleet: () => KnownGateways
  readonly isLive: (site: string) => boolean
  /** Troubles of links: as they are here, as whoever leads has them, and whether they are found out here. */
  readonly troubles: () => Troubles
  readonly adopt: (troubles: Troubles) => void
  readonly lead: (leads: boolean) => void
  readonly choices: () => Choices
  readonly choose: (choices: Choices) => void
  /** Shows these to whoever looks at this process. */
  readonly carry: (announcements: readonly Announcement[]) => void
  /** Sends these to the webhook from now on, and nothing else. */
  readonly send: (outbox: readonly Announcement[]) => void
  readonly onRole: () => void
}
