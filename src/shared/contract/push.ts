import type { Settings } from '../model/settings'
import type { IsoTime } from '../time/iso'
import type { AlertsChange, AnnouncementView } from './alert-views'
import type { ExportView } from './export-views'
import type { ForwardingView } from './forwarding-views'
import type { RejectionView } from './rejection'
import type { ScopeView } from './scope-views'
import type { HeadquartersView } from './site-views'
import type { Counts, EventView, FleetView, GatewayView, ReceiverView, Trend } from './views'

/** What the station tells without being asked. The first event of a subscription is always a snapshot. */
export type PushEvent =
  | { readonly type: 'snapshot'; readonly fleet: FleetView }
  | { readonly type: 'patch'; readonly patch: Patch }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'rejection'; readonly rejection: RejectionView }
  | { readonly type: 'alerts'; readonly change: AlertsChange }
  /** News for people, said once and to whoever listens: nobody who comes later is told again. */
  | { readonly type: 'announcement'; readonly announcement: AnnouncementView }
  /** News of the real boxes, said while simulated ones are shown. */
  | { readonly type: 'aside'; readonly announcement: AnnouncementView }
  /** How this station stands with its headquarters is not as it was. */
  | { readonly type: 'forwarding'; readonly forwarding: ForwardingView }
  /** An export has come further, or to its end. */
  | { readonly type: 'export'; readonly export: ExportView }
  /** From the desktop alone, to its window: somebody chose a notification. `null` where it is about more than one box. */
  | { readonly type: 'open'; readonly gateway: string | null }
  /** From the desktop alone, to its window: somebody chose a screen in its menu. */
  | { readonly type: 'show'; readonly screen: 'settings' }
  /** From the desktop alone, to its window: the page failed, and this one was loaded in its place. */
  | { readonly type: 'reloaded' }
  /** From the desktop alone, to its window: a newer version is there, and is installed when the app quits. */
  | { readonly type: 'update'; readonly version: string }
  /** From the desktop alone, to its window: the system speaks other languages now, the preferred one first. */
  | { readonly type: 'languages'; readonly languages: readonly string[] }

/** What the desktop says to its window beside what the station tells. */
export type DesktopEvent = Extract<PushEvent, { readonly type: 'open' | 'show' | 'reloaded' | 'update' | 'languages' }>

/**
 * What changed since push `seq - 1`; gateways are whole. Who has not seen `seq - 1` asks for the fleet again.
 */
export interface Patch {
  readonly seq: number
  readonly at: IsoTime
  readonly gateways?: readonly GatewayView[]
  readonly removed?: readonly string[]
  readonly counts?: Counts
  readonly receiver?: ReceiverView
  /** The sites, all of them, if one is not as it was. */
  readonly headquarters?: HeadquartersView
  /** What is shown of a fleet that is too large to be shown whole, if that is not as it was. */
  readonly scope?: ScopeView
  /** Of gateways that were not shown before, by id. */
  readonly trends?: Readonly<Record<string, Trend>>
  /** New transitions, oldest first. */
  readonly events?: readonly EventView[]
}
