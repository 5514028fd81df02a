import type { IsoTime } from '../time/iso'

/** Who may see the interface, and how it is reached. */
export interface AccessView {
  /** When the password was set; `null` if there is none, and everybody on this computer is let in. */
  readonly passwordSetAt: IsoTime | null
  /** The host it was asked to be served on. */
  readonly askedHost: string
  /** Whether only this computer reaches it now; for want of a password that may be otherwise than asked. */
  readonly onlyHere: boolean
  readonly encrypted: boolean
  /** Where others reach it, or would with a password: `http://192.168.1.20:9529`, likeliest first. */
  readonly origins: readonly string[]
  /** How many are logged in. */
  readonly sessions: number
  readonly wallLinks: readonly WallLinkView[]
}

/** A link that shows the wall, and nothing else, without a password. */
export interface WallLinkView {
  readonly id: string
  readonly name: string
  readonly madeAt: IsoTime
  /** `null` until it is opened. */
  readonly lastUsedAt: IsoTime | null
}

/** A new link: its path is told this once. */
export interface NewWallLink {
  /** What follows the origin, e.g. `/wall#…`. */
  readonly path: string
  readonly access: AccessView
}
