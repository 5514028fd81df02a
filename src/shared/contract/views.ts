/**
 * What crosses to the interface and to the HTTP API, in the shape documented in docs/api.md: plain JSON, instants as
 * ISO 8601 UTC strings, percentages 0–100, sizes in bytes, absent values `null` and never 0.
 */
import type { DayUsage } from '../history/retention'
import type { DeviceStatus, Presence } from '../model/gateway'
import type { Metrics } from '../model/metrics'
import type { DeviceType, DialectId, Fault, WarningCode } from '../model/report'
import type { TransitionCause, TransitionKind } from '../model/transition'
import type { IdentityWarningCode } from '../presence/identity-guard'
import type { PeriodSource } from '../presence/period'
import type { IsoTime } from '../time/iso'
import type { ReceiverView } from './receiver-views'
import type { ScopeView } from './scope-views'
import type { HeadquartersView } from './site-views'

export type { PortOwner, ReceiverProblem, ReceiverUrl, ReceiverView } from './receiver-views'

export interface FleetView {
  /** Number of the last push that is contained in this view. */
  readonly seq: number
  /** The station's clock when the view was made; ages are counted from it. */
  readonly at: IsoTime
  /** Whether these boxes do not exist: then so is everything that is told of them, but not `receiver`. */
  readonly simulated: boolean
  readonly gateways: readonly GatewayView[]
  readonly counts: Counts
  readonly receiver: ReceiverView
  /** Only at headquarters, of which this is then the view. */
  readonly headquarters?: HeadquartersView
  /** Only where the fleet is too large to be shown whole: what of it `gateways` and `trends` have. */
  readonly scope?: ScopeView
  /** By gateway id: the metrics of the last reports, oldest first. */
  readonly trends: Readonly<Record<string, Trend>>
}

/** Gateways by presence, and (beside that) how many have a fault or are muted. */
export interface Counts {
  readonly online: number
  readonly late: number
  readonly offline: number
  readonly unobserved: number
  readonly expected: number
  readonly fault: number
  readonly muted: number
}

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

export interface EventView {
  readonly id: string
  readonly at: IsoTime
  readonly kind: TransitionKind
  readonly gateway: string
  readonly gatewayName: string
  readonly device: string | null
  readonly deviceName: string | null
  readonly from: string | null
  readonly to: string | null
  readonly cause: TransitionCause
  readonly detail: string | null
}

export interface HistoryView {
  readonly samples: readonly HistorySample[]
  readonly presence: readonly { readonly from: IsoTime; readonly to: IsoTime; readonly state: Presence }[]
  readonly devices: Readonly<Record<string, readonly { from: IsoTime; to: IsoTime; status: DeviceStatus }[]>>
}

/** One report, or several close together: then their mean, and in `min` and `max` how far they reached. */
export interface HistorySample extends HistoryFigures {
  readonly at: IsoTime
  readonly devicesTotal: number
  readonly min: HistoryFigures
  readonly max: HistoryFigures
}

export interface HistoryFigures {
  readonly cpu: number | null
  readonly memory: number | null
  readonly disk: number | null
  readonly temperature: number | null
  readonly devicesOnline: number
}

/** Where things are kept, how much there is and how long it will last. Sizes in bytes. */
export interface StorageView {
  readonly folder: string
  readonly bytes: {
    /** What is not sealed into a day yet. */
    readonly journals: number
    /** Reports and events, by day. */
    readonly history: number
    /** The fleet, its edits, the settings and the last bodies. */
    readonly checkpoint: number
  }
  /** Days (UTC) that have history, oldest first, and what each takes. */
  readonly days: readonly DayUsage[]
  readonly keepDays: number
  readonly keepBytes: number
  readonly forecast: {
    /** What a day takes at the present rate; `null` before the first hour is sealed. */
    readonly bytesPerDay: number | null
    /** How many days are kept at that rate, whichever limit comes first. */
    readonly days: number
  }
  readonly freeBytes: number
  /** `low`: no backups are made. `full`: reports are refused until there is room; edits and events are still kept. */
  readonly room: 'enough' | 'low' | 'full'
  readonly lastBackupAt: IsoTime | null
  /** Newest first. */
  readonly backups: readonly BackupView[]
  /** Why what was received is not sealed into its day; it is safe in the journal. */
  readonly problem: string | null
}

/** A copy of all that was kept at `at`. */
export interface BackupView {
  readonly name: string
  readonly at: IsoTime
  readonly bytes: number
}
