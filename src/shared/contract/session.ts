/** Logging in over HTTP. It is no call of the contract: it comes before there is anybody to answer. */

/** Who somebody is to the station, as far as their browser shows. */
export interface SessionView {
  /** `null` for who has to log in. */
  readonly role: 'operator' | 'wall' | null
  readonly by: 'open' | 'session' | 'link' | null
  readonly encrypted: boolean
}

/** What came of a try; `waitSeconds` is how long the next one has to wait, 0 for not at all. */
export type LogInOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'wrong' | 'wait'; readonly waitSeconds: number }
  | { readonly kind: 'no-password' | 'link-over' | 'disconnected' }

/** How a page logs in and out. None of them rejects. */
export interface SessionClient {
  /** `null` where the station does not answer. */
  read(): Promise<SessionView | null>
  logIn(password: string): Promise<LogInOutcome>
  /** By the token of a wall link. */
  enter(link: string): Promise<LogInOutcome>
  logOut(): Promise<void>
}
