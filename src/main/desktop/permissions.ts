import { session } from 'electron'

/**
 * All that the page needs of the system: to copy an address that is to be entered into a box, and to fill a screen on
 * the wall and keep it on. Notifications are shown from here, and two of each would be shown if the page could as well.
 */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen', 'screen-wake-lock'])

/** Denies every permission but those the interface needs. */
export function limitPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission))
}
