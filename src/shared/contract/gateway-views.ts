/** A gateway as it crosses to the interface and to the HTTP API, in the shape documented in docs/api.md. */
import type { DeviceStatus, Presence } from '../model/gateway'
import type { Metrics } from '../model/metrics'
import type { DeviceType, DialectId, Fault, WarningCode } from '../model/report'
import type { IdentityWarningCode } from '../presence/identity-guard'
import type { PeriodSource } from '../presence/period'
import type { IsoTime } from '../time/iso'

export interface GatewayView {
  readonly id: string
  /** The site that it is at, by its id; only at headquarters, where `id` begins with it. */
  readonly site?: string
  readonly sn: string | null
  readonly authCode: string | null
  /** The name the box gives itself. */
  readonly name: string | null
  /** The name the user gave it. */
  readonly alias: string | null
  readonly group: string | null
  readonly tags: readonly string[]
  readonly note: string | null
  readonly addresses: readonly string[]
  readonly mac: string | null
  readonly port: number | null
  readonly softwareVersion: string | null
  readonly sdkVersion: string | null
  readonly presence: Presence
  readonly presenceSince: IsoTime
  /** The last 24 h, oldest first; each span ends where the next begins, the last one now. */
  readonly presenceLog: readonly { readonly from: IsoTime; readonly state: Presence }[]
  readonly reportedStatus: string | null
  /** `since` holds while the fault is reported without a break, whatever its description. */
  readonly fault: Fault & { readonly since: IsoTime | null }
  /** The faults of the last 24 h, oldest first; `to` is `null` while it is still reported. */
  readonly faultLog: readonly { readonly from: IsoTime; readonly to: IsoTime | null }[]
  readonly muted: boolean
  /** `null` while not muted, or muted until the user ends it. */
  readonly mutedUntil: IsoTime | null
  readonly metrics: Metrics
  readonly devices: readonly DeviceView[]
  readonly deviceCounts: DeviceCounts
  readonly firstSeenAt: IsoTime | null
  readonly lastReportAt: IsoTime | null
  readonly lastReportFrom: string | null
  /** The path its last report was sent to. */
  readonly lastReportPath: string | null
  /** The expected seconds between reports: the user's, else learned, else the default. */
  readonly periodSeconds: number
  readonly periodSource: PeriodSource
  readonly dialects: readonly DialectId[]
  readonly warnings: readonly GatewayWarning[]
  readonly openIncidents: readonly string[]
}

export interface DeviceView {
  readonly id: string
  readonly name: string | null
  readonly ip: string | null
  /** `unknown` while the gateway is not heard. */
  readonly status: DeviceStatus
  readonly lastKnownStatus: DeviceStatus
  readonly type: DeviceType
  /** The type as the box sent it. */
  readonly typeCode: string | null
  readonly typeLabel: string
  readonly location: string | null
  readonly group: string | null
  readonly softwareVersion: string | null
  readonly url: string | null
  readonly since: IsoTime
}

export interface DeviceCounts {
  readonly online: number
  readonly offline: number
  readonly missing: number
  readonly unknown: number
  readonly total: number
}

/** Something about a gateway that a person should look at; interfaces word `code`. */
export interface GatewayWarning {
  readonly code: WarningCode | IdentityWarningCode
  /** What it is about: a dotted path in the report, or `from` and `timeStamp` for identity. */
  readonly field: string
  /** Addresses, or the seconds a clock is off; `null` where there is no more to say. */
  readonly detail: string | null
}

/** One gateway in full: what `getFleet` tells and its last report as it was received. */
export interface GatewayDetail extends GatewayView {
  readonly lastReport: {
    readonly at: IsoTime
    readonly from: string
    readonly dialect: DialectId
    /** The body as received, decoded to text, its passwords masked. */
    readonly body: string
    /** Whether anything is masked in it: `getRawReport` has it whole. */
    readonly masked: boolean
  } | null
  /** At headquarters: the site, which alone has it, does not answer now. */
  readonly siteAway?: true | undefined
}

/** The last report of a gateway, whole. */
export interface RawReport {
  readonly at: IsoTime
  readonly from: string
  readonly dialect: DialectId
  /** The body as received, decoded to text, with every password that is in it. */
  readonly body: string
}

/** The last values of each metric, oldest first, at most `TREND_LENGTH`; `null` where a report had none. */
export interface Trend {
  readonly cpu: readonly (number | null)[]
  readonly memory: readonly (number | null)[]
  readonly disk: readonly (number | null)[]
  readonly temperature: readonly (number | null)[]
}
