/** What crosses of alerts: plain JSON, instants as ISO 8601 UTC strings, as in `views`. */
import type { Severity } from '../alerts/announcement'
import type { MuteScope } from '../alerts/mute'
import type { CloseCause, Evidence, IncidentKind, News } from '../model/incident'
import type { DailyWindow } from '../time/daily-window'
import type { IsoTime } from '../time/iso'

/** One message to people, about one or many incidents. */
export interface AnnouncementView {
  /** The same announcement has the same id wherever it arrives. */
  readonly id: string
  readonly at: IsoTime
  readonly news: News | 'digest'
  readonly severity: Severity
  readonly items: readonly AnnouncedItemView[]
  readonly group: string | null
  /** How many there are in all, where the message says "12 of 16". */
  readonly total: number | null
}

export interface AnnouncedItemView extends Subject {
  readonly incident: string
  readonly news: News
  readonly since: IsoTime
  readonly until: IsoTime | null
  readonly cause: CloseCause | null
}

/** What bad news is about. */
interface Subject {
  readonly kind: IncidentKind
  readonly gateway: string | null
  readonly gatewayName: string | null
  readonly device: string | null
  readonly deviceName: string | null
  readonly detail: string | null
  readonly evidence: Evidence | null
}

export interface IncidentView extends Subject {
  readonly id: string
  readonly openedAt: IsoTime
  /** `recovering`: good again, its end not yet told. */
  readonly state: 'open' | 'recovering' | 'closed'
  readonly unstable: boolean
  /** When it was told; `null` while it waits, is held back, or never was. */
  readonly announcedAt: IsoTime | null
  readonly acknowledgedAt: IsoTime | null
  readonly closedAt: IsoTime | null
  readonly closeCause: CloseCause | null
}

export interface MuteView {
  readonly scope: MuteScope
  readonly until: IsoTime | null
  readonly untilRecovery: boolean
  readonly window: DailyWindow | null
}

export interface AlertsView {
  /** Newest first; all of them, or as many as were asked for. */
  readonly open: readonly IncidentView[]
  /** Open ones that are older than these; absent for none. */
  readonly more?: MoreIncidents
  /** How many of all that are open nobody has taken note of; absent where all of them are among these. */
  readonly waiting?: number
  /** The last ones, newest first. */
  readonly closed: readonly IncidentView[]
  readonly mutes: readonly MuteView[]
}

export interface MoreIncidents {
  readonly count: number
  /** Give it as `before` to get the next ones. */
  readonly before: string
}

/** What of the alerts is not as it was: incidents whole, those that closed as well; all mutes if any of them changed. */
export interface AlertsChange {
  readonly incidents: readonly IncidentView[]
  readonly mutes?: readonly MuteView[]
  /** As in `AlertsView`, now. */
  readonly waiting?: number
}

/** What came of sending to the webhook. */
export interface WebhookResult {
  readonly delivered: boolean
  /** HTTP status; `null` if there was no answer. */
  readonly status: number | null
  /** English sentence; `null` if it was delivered. */
  readonly reason: string | null
  /** The same for who words it; `null` if it was delivered. */
  readonly failure: WebhookFailure | null
}

/**
 * Why a message was not delivered. `detail`: what the system said (`unreachable`), the status (`status`), what the robot said
 * (`robot`), the seconds that were waited (`timeout`); else `null`.
 */
export interface WebhookFailure {
  readonly why: 'unreachable' | 'timeout' | 'redirect' | 'status' | 'robot' | 'not-ours'
  readonly detail: string | null
}
