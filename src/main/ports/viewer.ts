/** Who sees the interface, and who says so. */

import type { Millis } from '../../shared/time/millis'

/** What somebody is who sees the interface: `operator` may do everything, a `wall` is a display that only shows. */
export type ViewerRole = 'operator' | 'wall'

/** What a browser shows of itself; `null` for what it has not. */
export interface Credentials {
  /** The id of a session. */
  readonly session: string | null
  /** The token of a wall link. */
  readonly wall: string | null
}

/** Somebody who is let in. */
export interface Visitor {
  readonly role: ViewerRole
  /** Why: nobody is asked, by a password, or by the link of a wall. */
  readonly by: 'open' | 'session' | 'link'
  /** Who stays, as the reader of a stream does, is told once when that is over. */
  stay(onEnd: () => void): Stay
}

export interface Stay {
  /** Still there: that counts as use, and ends the stay where it is over. */
  touch(): void
  /** Goes by itself, and is told nothing any more. */
  leave(): void
}

/** What came of a try to log in; `wait` is how long the next one has to wait, 0 for not at all. */
export type LogIn =
  | { readonly kind: 'in'; readonly session: string }
  | { readonly kind: 'wrong'; readonly wait: Millis }
  | { readonly kind: 'wait'; readonly wait: Millis }
  /** There is none to log in by. */
  | { readonly kind: 'no-password' }

/** Who is let in to the interface; asked with every request. */
export interface ViewerGate {
  /** @returns `null` for who has to log in first */
  admit(credentials: Credentials): Visitor | null
  /** @param from the address it comes from */
  logIn(password: string, from: string): Promise<LogIn>
  logOut(session: string): void
  /** Whether a wall link has this token. */
  isWall(token: string): boolean
  /** Whether this is the key that lies in the data folder for commands of this machine, while the station runs. */
  isLocalKey(key: string): boolean
}
