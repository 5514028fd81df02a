import type { Millis } from '../time/millis'
import type { Metrics } from './metrics'
import type { DeviceReport, DialectId, Fault, OpenUnitMetric, ReportWarning } from './report'

/** The serial number, or `auth:<code>` while only the authorisation code is known. */
export type GatewayId = string

/** How a gateway stands with us. Source: presence.md, "States of a gateway". */
export type Presence = 'online' | 'late' | 'offline' | 'unobserved' | 'expected'

export type DeviceStatus = 'online' | 'offline' | 'unknown' | 'missing'

/** An edge box: what it says of itself, what we made of its silence, and what the user wrote beside it. */
export interface Gateway {
  readonly id: GatewayId
  readonly sn: string | null
  readonly authCode: string | null
  readonly name: string | null
  readonly addresses: readonly string[]
  /** The addresses last told as news; absent where they are `addresses`. */
  readonly toldAddresses?: readonly string[]
  readonly mac: string | null
  readonly port: number | null
  readonly softwareVersion: string | null
  readonly sdkVersion: string | null
  readonly reportedStatus: string | null
  readonly fault: Fault
  /** Since when it reports a fault without a break; `null` while it reports none. */
  readonly faultSince: Millis | null
  /** The faults of the last 24 h that are over, oldest first; absent where there were none. */
  readonly faultLog?: readonly FaultSpan[]
  readonly metrics: Metrics
  /** Open-unit metrics this gateway has once sent above 1: from then on they are percentages. */
  readonly percentMetrics: readonly OpenUnitMetric[]
  readonly devices: readonly Device[]
  readonly firstSeenAt: Millis | null
  /** When the headers of the last report arrived. */
  readonly lastReportAt: Millis | null
  /** The address the last report came from. */
  readonly lastReportFrom: string | null
  /** The path the last report was sent to. */
  readonly lastReportPath: string | null
  /** The addresses its reports came from lately, for the identity guard. */
  readonly senders: readonly Sender[]
  /** How far the box's clock is ahead of ours, ms, where its reports carry a time. */
  readonly clockSkew: Millis | null
  readonly rhythms: readonly Rhythm[]
  /** The learned period that was last told as news. */
  readonly toldPeriod: Millis | null
  readonly presence: Presence
  readonly presenceSince: Millis
  /** What the last 24 h looked like, oldest first; the last span is the present one. */
  readonly presenceLog: readonly PresenceSpan[]
  /** What its last report of each dialect had that is not as documented. */
  readonly warnings: readonly KeptWarning[]
  readonly edits: GatewayEdits
  /** Absent where there is none. */
  readonly absorbed?: readonly Absorbed[]
}

/** A warning, and the dialect of the report that it is about: a box's dialects take turns, its warnings stay. */
export interface KeptWarning extends ReportWarning {
  readonly dialect: DialectId
}

/** A provisional gateway that turned out to be this one: what was kept of it until `at` is this one's past too. */
export interface Absorbed {
  readonly id: GatewayId
  readonly at: Millis
}

/** What the user may write beside a gateway. */
export interface GatewayEdits {
  readonly alias: string | null
  readonly note: string | null
  readonly tags: readonly string[]
  readonly group: string | null
  /** Overrides the learned period. */
  readonly periodSeconds: number | null
  readonly mute: Mute | null
}

/** Notifications of a gateway are held back; its data are not. `until: null` is until the user says otherwise. */
export interface Mute {
  readonly until: Millis | null
  /** It was given as a length of time: its end moves along when the clock on the wall is set. */
  readonly lasting?: true
}

/**
 * A sub-device, for which its gateway speaks: `lastKnownStatus` is what the gateway last said, which is all we know;
 * what it *is* depends on whether the gateway is heard (`deviceStatus`).
 */
export interface Device extends Omit<DeviceReport, 'status'> {
  readonly lastKnownStatus: DeviceStatus
  /** Since when `lastKnownStatus` holds. */
  readonly since: Millis
}

/** An address that a gateway's reports came from, and when they first and last did. */
export interface Sender {
  readonly address: string
  readonly firstAt: Millis
  readonly lastAt: Millis
}

/** The gaps between one dialect's reports, from which the period is learned. */
export interface Rhythm {
  readonly dialect: DialectId
  readonly lastAt: Millis
  /** Newest last, at most `GAPS_KEPT`. */
  readonly gaps: readonly Millis[]
}

/** `state` held from `from` until the next span begins. */
export interface PresenceSpan {
  readonly from: Millis
  readonly state: Presence
}

/** A fault that was reported from `from` until `to`, when it was no more. */
export interface FaultSpan {
  readonly from: Millis
  readonly to: Millis
}

export const NO_EDITS: GatewayEdits = {
  alias: null,
  note: null,
  tags: [],
  group: null,
  periodSeconds: null,
  mute: null,
}

export const NO_FAULT: Fault = { active: false, description: null }
