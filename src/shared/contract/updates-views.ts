import type { Millis } from '../time/millis'
import type { FileFault } from '../updates/judge-file'

/** What an update is doing. */
export type UpdateState = 'idle' | 'checking' | 'downloading' | 'ready'

/** Why an update could not be had; only what somebody asked for is told. */
export type UpdateFault =
  | FileFault
  | 'unreachable'
  | 'not-a-release'
  | 'download-failed'
  | 'no-list-beside'
  | 'bad-signature'

/** Of the app itself and newer versions of it. */
export interface UpdatesView {
  readonly version: string
  /** A folder on the web; `null` for none. */
  readonly feed: string | null
  /** Whether it is looked at, and what is there fetched, without being asked. */
  readonly automatic: boolean
  readonly state: UpdateState
  /** Of what is being fetched, in percent. */
  readonly progress: number | null
  /** A newer version than this one. */
  readonly offered: string | null
  /** When a feed last answered. */
  readonly checkedAt: Millis | null
  readonly fault: UpdateFault | null
  /** Whether this app can replace itself; else what is offered has to be fetched by hand. */
  readonly canInstall: boolean
  /** Whether a chosen file is installed here, or only shown in its folder. */
  readonly runsFiles: boolean
}
