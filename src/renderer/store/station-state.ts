import type { AlertsView, AnnouncementView } from '../../shared/contract/alert-views'
import type { ForwardingView } from '../../shared/contract/forwarding-views'
import type { RejectionView } from '../../shared/contract/rejection'
import type { EventView } from '../../shared/contract/views'
import type { World } from '../../shared/contract/world'
import type { Settings } from '../../shared/model/settings'
import type { SizeClass } from './fleet-look'
import type { Toast } from './toasts'

/** What was found of a fleet that is not here: at most so many as are shown at once, and how many there are. */
export interface Found {
  readonly ids: readonly string[]
  readonly total: number
}

/** What this page knows of the station. */
export interface StationState {
  /** `null` until the first snapshot: nothing is known yet. */
  readonly world: World | null
  /** How large the fleet is, as far as it matters for how it is drawn; `null` until it is known. */
  readonly size: SizeClass | null
  readonly connection: 'connecting' | 'open' | 'lost'
  readonly settings: Settings | null
  /** How the station stands with headquarters; `null` until it was read. */
  readonly forwarding: ForwardingView | null
  /** Newest first. */
  readonly rejections: readonly RejectionView[]
  /** The transitions since this page was opened, newest first. */
  readonly liveEvents: readonly EventView[]
  /** `null` until they were read. */
  readonly alerts: AlertsView | null
  /** The last thing that was told to people of real boxes. */
  readonly announcement: AnnouncementView | null
  /** What was told and is still to be looked at, oldest first. */
  readonly toasts: readonly Toast[]
  /** Where exports are written; `''` until it was read. */
  readonly exportFolder: string
  /** Where the list of earlier exports lies that could not be read; `null` if there is none. */
  readonly damagedExports: string | null
  /** What a filter has found where the fleet is too large to be here; `null` where all that it is about is. */
  readonly found: Found | null
  /** Whether boxes were asked for that are not here yet. */
  readonly isLooking: boolean
}

/** Before anything was heard. */
export const NOTHING_KNOWN: StationState = {
  world: null,
  size: null,
  connection: 'connecting',
  settings: null,
  forwarding: null,
  rejections: [],
  liveEvents: [],
  alerts: null,
  announcement: null,
  toasts: [],
  exportFolder: '',
  damagedExports: null,
  found: null,
  isLooking: false,
}
