import type { Millis } from '../time/millis'
import type { GatewayId } from './gateway'

/** Bad news that can begin and end. `receiver-silent`: no box at all is heard, so the trouble is likely ours. */
export type StationIncidentKind =
  | 'gateway-offline'
  | 'gateway-fault'
  | 'device-offline'
  | 'device-missing'
  | 'receiver-silent'

/**
 * Found out by headquarters, and by nobody else: a site that is not heard, one that is heard and whose word does not
 * come; the engine between them that does not answer, or has lost what it had.
 */
export type LinkIncidentKind = 'site-link-down' | 'site-refused' | 'engine-unreachable' | 'engine-fell'

export type IncidentKind = StationIncidentKind | LinkIncidentKind

export const isLinkIncident = (kind: IncidentKind): kind is LinkIncidentKind =>
  kind.startsWith('site-') || kind.startsWith('engine-')

/** How its subject stands: `unknown` while we cannot judge (not watching, or the gateway is silent). */
export type Condition = 'bad' | 'good' | 'unknown'

export type CloseCause = 'recovered' | 'not-watching' | 'removed'

/** What there is to tell of an incident. */
export type News = 'bad' | 'unstable' | 'recovery' | 'reminder'

/** What the machine knows of itself when no box is heard. */
export interface Evidence {
  /** Its addresses when a report last came in. */
  readonly addressesThen: readonly string[]
  readonly addressesNow: readonly string[]
  readonly listening: boolean
  readonly port: number
}

/** What bad news is about, and how that is called. */
export interface About {
  readonly kind: IncidentKind
  readonly gateway: GatewayId | null
  readonly gatewayName: string | null
  readonly device: string | null
  readonly deviceName: string | null
  /** The box's own words. */
  readonly detail: string | null
}

/** Bad news about one subject: from the transition to a bad state until its end has been told where its beginning was. */
export interface Incident extends About {
  /** Unique; sorts by its beginning. */
  readonly id: string
  /** What it is about; there is at most one open incident of a subject. */
  readonly subject: string
  readonly evidence: Evidence | null
  readonly openedAt: Millis
  readonly condition: Condition
  /** Since when `condition` holds. */
  readonly changedAt: Millis
  /** When enough reports had said so; `null` while another one is waited for. */
  readonly confirmedAt: Millis | null
  /** Its subject changes too often: from when, `null` while it does not. */
  readonly unstableSince: Millis | null
  readonly closedAt: Millis | null
  readonly closeCause: CloseCause | null
  readonly ledger: Ledger
}

/** What was told of an incident, and what is about to be. */
export interface Ledger {
  readonly badAt: Millis | null
  readonly unstableAt: Millis | null
  readonly recoveryAt: Millis | null
  readonly acknowledgedAt: Millis | null
  /** Reminders sent. */
  readonly reminders: number
  readonly lastReminderAt: Millis | null
  /** News that nothing holds back any more, gathered with others until it is told. */
  readonly ready: { readonly news: News; readonly at: Millis } | null
  /** There is news, and something holds it back. */
  readonly held: boolean
}

export const NOTHING_TOLD: Ledger = {
  badAt: null,
  unstableAt: null,
  recoveryAt: null,
  acknowledgedAt: null,
  reminders: 0,
  lastReminderAt: null,
  ready: null,
  held: false,
}
