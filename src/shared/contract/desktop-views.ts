/** What crosses of the desktop that a station's window stands on. */

/** In percent. */
export const ZOOMS = [100, 110, 125, 150] as const
export type Zoom = (typeof ZOOMS)[number]

/** What the user can choose of the window and of the computer it stands on; kept there, and not with the data. */
export interface DesktopView {
  /** Whether the station goes on when its window is closed; else closing it quits. */
  readonly closeToTray: boolean
  /** Whether it starts, without a window, when the user logs in; `null` where that is not to be had. */
  readonly startAtLogin: boolean | null
  /** Whether the computer is kept from going to sleep; its screen may go dark. */
  readonly keepAwake: boolean
  readonly zoom: Zoom
}

/** A file that somebody had written. */
export interface SavedFile {
  readonly path: string
}
