import { session } from 'electron'

/** All that the page asks the system for: to tell, and to copy an address that is to be entered into a box. */
const GRANTED: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write'])

/** Denies every permission but those the interface needs. */
export function limitPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission))
}
