import type { Fleet } from '../fleet/fleet'
import type { Evidence, Incident } from '../model/incident'
import type { DailyWindow } from '../time/daily-window'
import type { Millis } from '../time/millis'
import type { Announcement } from './announcement'
import type { ScopedMute } from './mute'

/** All that is known of bad news. Plain JSON, and nothing foreign is ever a key: it is kept as one document. */
export interface AlertState {
  /** Those whose last word has not been said. */
  readonly incidents: readonly Incident[]
  /** The last ones that are over, oldest first. */
  readonly closed: readonly Incident[]
  /** When subjects turned bad or good lately, for flapping. */
  readonly turns: readonly Turns[]
  readonly mutes: readonly ScopedMute[]
  /** When a box was heard again after none was. */
  readonly heardAgainAt: Millis | null
}

export interface Turns {
  readonly subject: string
  /** Oldest first. */
  readonly times: readonly Millis[]
}

export const NO_ALERTS: AlertState = { incidents: [], closed: [], turns: [], mutes: [], heardAgainAt: null }

/** What the rules look at besides their own state. */
export interface AlertContext {
  readonly fleet: Fleet
  readonly rules: AlertRules
  readonly evidence: Evidence
}

/** The part of the rules that the user chooses. */
export interface AlertRules {
  /** How long bad news must hold before it is told. */
  readonly delay: Millis
  readonly reminders: boolean
  /** Nothing is told in any of them. */
  readonly quietHours: readonly DailyWindow[]
}

/** One change: how it stands now, what to tell, and every incident that is not as it was (closed ones have `closedAt`). */
export interface AlertStep {
  readonly state: AlertState
  readonly announcements: readonly Announcement[]
  readonly changes: readonly Incident[]
}
