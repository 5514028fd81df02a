import type { AccessView } from '../../shared/contract/access-views'
import { hasBridge } from '../transport/client'
import { isLoggedIn, isOnlyWall, leadToLogin, sessionClient } from '../transport/session'

/** Whether this page is a wall display that came by a link; whether there is something to log out of. */
export { isLoggedIn, isOnlyWall }

/** Whether this page is the window of the app, and not a page in a browser. */
export const isInApp = hasBridge

export async function logOut(): Promise<void> {
  await sessionClient.logOut()
  leadToLogin()
}

/** How long the interface may take to move to where others reach it. */
const MOVES_WITHIN_MS = 1500

/** A password was set, and nobody is logged in by it: to where it is asked for, which may be another address now. */
export function leadToLoginAt({ askedHost, onlyHere, origins }: AccessView): void {
  const stays = askedHost === '0.0.0.0' || askedHost === '::' || !onlyHere || origins[0] === undefined
  setTimeout(() => (stays ? leadToLogin() : location.replace(`${origins[0]}/login`)), onlyHere ? MOVES_WITHIN_MS : 0)
}
