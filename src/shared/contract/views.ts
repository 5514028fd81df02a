/**
 * What crosses to the interface and to the HTTP API, in the shape documented in docs/api.md: plain JSON, instants as
 * ISO 8601 UTC strings, percentages 0–100, sizes in bytes, absent values `null` and never 0.
 */
import type { DayUsage } from '../history/retention'
import type { DeviceStatus, Presence } from '../model/gateway'
import type { TransitionCause, TransitionKind } from '../model/transition'
import type { IsoTime } from '../time/iso'
import type { GatewayView, Trend } from './gateway-views'
import type { ReceiverView } from './receiver-views'
import type { ScopeView } from './scope-views'
import type { HeadquartersView } from './site-views'

export type {
  DeviceCounts,
  DeviceView,
  GatewayDetail,
  GatewayView,
  GatewayWarning,
  RawReport,
  Trend,
} from './gateway-views'
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
  /** At headquarters: times of which it has nothing, because they are not sealed and the site does not answer. */
  readonly missing?: readonly { readonly from: IsoTime; readonly to: IsoTime }[] | undefined
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
