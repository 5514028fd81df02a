import type { Millis } from '../time/millis'
import type { GatewayId } from './gateway'

/** A fact: something changed from one state to another at an instant. Kept always, muted or not. */
export interface Transition {
  /** Unique; sorts by time. */
  readonly id: string
  /** When it became true, which may be before it was noticed. */
  readonly at: Millis
  readonly kind: TransitionKind
  readonly gateway: GatewayId
  /** What people called the gateway at that time. */
  readonly gatewayName: string
  readonly device: string | null
  readonly deviceName: string | null
  readonly from: string | null
  readonly to: string | null
  readonly cause: TransitionCause
  /** The box's own words, where there are any. */
  readonly detail: string | null
  /** What became of an incident that is over; only with the kind `incident`. */
  readonly incident?: PastIncident
}

/** An incident that is over, as history keeps it; `closedAt` is the transition's `at`. */
export interface PastIncident {
  readonly id: string
  readonly openedAt: Millis
  /** When it was told, and when somebody took note of it; `null` if never. */
  readonly announcedAt: Millis | null
  readonly acknowledgedAt: Millis | null
}

export type TransitionKind =
  | 'gateway-appeared'
  | 'presence'
  | 'fault'
  | 'reported-status'
  | 'address'
  | 'software-version'
  | 'auth-code'
  /** `from` and `to` are the codes of the identity warnings, `null` for none. */
  | 'identity'
  /** In seconds. */
  | 'period'
  /** Seen from the box's uptime, in its words. */
  | 'restart'
  | 'device-appeared'
  /** Online, offline, unknown or missing. */
  | 'device-status'
  | 'device-renamed'
  /** Its address changed. */
  | 'device-moved'
  /** Missing for so long that it was taken off the card. */
  | 'device-removed'
  /** Its notifications are held back from now on (`to: 'muted'`), or no longer (`to: null`). For accounts, not for lists of events. */
  | 'mute'
  /** An incident is over: `from` is its kind, `to` why it ended. Likewise. */
  | 'incident'
  /**
   * The user took it out of the fleet (`to: 'removed'`), or brought it back (`from: 'removed'`); the other is how it
   * stood then, the gateway and each of its devices. Likewise.
   */
  | 'removal'

/** What is kept for accounts alone: people are told the same otherwise, or did it themselves. */
export const isAccounted = (kind: TransitionKind): boolean =>
  kind === 'mute' || kind === 'incident' || kind === 'removal'

export type TransitionCause = 'report' | 'silence' | 'not-watching' | 'edit'
