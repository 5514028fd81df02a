import { timingSafeEqual } from 'node:crypto'
import { unwatchFile, watchFile } from 'node:fs'
import { type Attempts, addressKey, isKnown, NO_ATTEMPTS, succeeded, tried, waitOf } from '../../shared/access/attempts'
import { LONGEST_PASSWORD } from '../../shared/access/password'
import { isAlive, type Session, withoutSession, withSession, withUse } from '../../shared/access/sessions'
import { type Millis, seconds } from '../../shared/time/millis'
import type { Credentials, Log, LogIn, Stay, ViewerGate, Visitor } from '../ports'
import { type KeptPassword, keepPassword, type PasswordState, passwordFile, readPassword } from './kept-password'
import { OneAtATime } from './one-at-a-time'
import { isPassword } from './password-hash'
import { hashToken, newToken, WallLinks } from './wall-links'

/**
 * One password is hashed at a time, so that whoever guesses takes one core and 32 MB at most; so many may wait for it.
 * Those who are known have a turn of their own: a flood of guesses shall not keep them out.
 */
const MOST_WAITING = 4
/** What somebody is told to wait who comes while too many do. */
const BUSY: Millis = seconds(3)

/** How soon a password is noticed that was set on the command line. */
const LOOKED_AT_EVERY: Millis = seconds(2)

const UNREADABLE = (path: string): string =>
  `${path} cannot be read as a password: nobody is let in until one is set again with the command "password"`

export interface AccessParts {
  readonly dataDir: string
  /** Of a clock that only goes forward. */
  readonly steady: () => Millis
  /** Of the clock on the wall. */
  readonly now: () => Millis
  readonly log: Log
}

/** Somebody who is let in, by what that can be looked up again. */
type Pass =
  | { readonly by: 'open' }
  | { readonly by: 'session'; readonly key: string }
  | { readonly by: 'link'; readonly id: string }

interface Staying {
  readonly pass: Pass
  readonly onEnd: () => void
}

/** Who is let in to an interface: its password, those who logged in by it, and the links of wall displays. */
export class ViewerAccess implements ViewerGate {
  readonly links: WallLinks
  /** For commands of this machine: whoever can read the data folder may have what is in it. */
  readonly localKey = newToken()
  private kept: PasswordState = null
  private sessions: ReadonlyMap<string, Session> = new Map()
  private attempts: Attempts = NO_ATTEMPTS
  private readonly hashing = { known: new OneAtATime(MOST_WAITING), others: new OneAtATime(MOST_WAITING) }
  private readonly staying = new Set<Staying>()
  private readonly listeners = new Set<() => void>()
  private onlyHere = true

  constructor(private readonly parts: AccessParts) {
    this.links = new WallLinks(parts.dataDir, parts.now, parts.log)
  }

  async open(): Promise<void> {
    await this.links.open()
    this.take(await readPassword(this.parts.dataDir))
    watchFile(passwordFile(this.parts.dataDir), { interval: LOOKED_AT_EVERY, persistent: false }, this.look)
  }

  async close(): Promise<void> {
    unwatchFile(passwordFile(this.parts.dataDir), this.look)
    await this.links.close()
  }

  get password(): PasswordState {
    return this.kept
  }

  get sessionCount(): number {
    const now = this.parts.steady()
    return [...this.sessions.values()].filter((session) => isAlive(session, now)).length
  }

  /** Says whether only this computer reaches the interface: then, without a password, nobody is asked for one. */
  reachedOnlyHere(onlyHere: boolean): void {
    this.onlyHere = onlyHere
    this.sweep()
  }

  /** Calls `listener` whenever the password is another. */
  onPassword(listener: () => void): void {
    this.listeners.add(listener)
  }

  admit({ session, wall }: Credentials): Visitor | null {
    if (this.isOpen) return this.visitor({ by: 'open' })
    if (session !== null) {
      const key = hashToken(session)
      if (this.use(key)) return this.visitor({ by: 'session', key })
    }
    const link = wall === null ? null : this.links.use(wall)
    return link === null ? null : this.visitor({ by: 'link', id: link.id })
  }

  async logIn(password: string, from: string): Promise<LogIn> {
    const { kept } = this
    if (kept === null || kept === 'unreadable') return { kind: 'no-password' }
    const { right, wait } = await this.tryPassword(password, kept, addressKey(from))
    if (right === null) return { kind: 'wait', wait }
    // It may have been changed while it was checked.
    if (!right || this.kept !== kept) {
      this.parts.log(`a wrong password for the interface from ${from}`)
      return { kind: 'wrong', wait }
    }
    this.parts.log(`somebody logged in to the interface from ${from}`)
    const session = newToken()
    this.sessions = withSession(this.sessions, hashToken(session), this.parts.steady())
    this.sweep()
    return { kind: 'in', session }
  }

  logOut(session: string): void {
    this.sessions = withoutSession(this.sessions, hashToken(session))
    this.sweep()
  }

  isWall(token: string): boolean {
    return this.links.use(token) !== null
  }

  isLocalKey(key: string): boolean {
    return timingSafeEqual(Buffer.from(hashToken(key)), Buffer.from(hashToken(this.localKey)))
  }

  /**
   * Whether this is the password; `right` is `null` for who has to wait first. Each try counts as wrong until it turns
   * out well.
   */
  async tryPassword(
    typed: string,
    kept: KeptPassword,
    from: string,
  ): Promise<{ readonly right: boolean | null; readonly wait: Millis }> {
    const wait = waitOf(this.attempts, from, this.parts.steady())
    const hashing = this.hashing[isKnown(this.attempts, from) ? 'known' : 'others']
    if (wait > 0 || hashing.isFull) return { right: null, wait: wait > 0 ? wait : BUSY }
    this.attempts = tried(this.attempts, from, this.parts.steady())
    const right = typed.length <= LONGEST_PASSWORD && (await hashing.run(() => isPassword(typed, kept)))
    if (right === true) this.attempts = succeeded(this.attempts, from, this.parts.steady())
    return { right: right === true, wait: waitOf(this.attempts, from, this.parts.steady()) }
  }

  /** Ends all sessions. @throws Error of the file system, with everything as it was */
  async changePassword(typed: string): Promise<void> {
    this.take(await keepPassword(this.parts.dataDir, typed, this.parts.now()))
  }

  /** Withdraws a link; whoever came by it is out. @throws Error of the file system */
  async removeLink(id: string): Promise<void> {
    const removed = this.links.remove(id)
    this.sweep()
    await removed
  }

  /** Reads the password again: it may have been set on the command line. */
  readonly look = async (): Promise<void> => {
    const found = await readPassword(this.parts.dataDir)
    if (JSON.stringify(found) !== JSON.stringify(this.kept)) this.take(found)
  }

  private take(kept: PasswordState): void {
    this.kept = kept
    if (kept === 'unreadable') this.parts.log(UNREADABLE(passwordFile(this.parts.dataDir)))
    this.sessions = new Map()
    this.sweep()
    for (const listener of this.listeners) listener()
  }

  /** Nobody is asked for anything: there is no password, and nobody but this computer's users could be there. */
  private get isOpen(): boolean {
    return this.kept === null && this.onlyHere
  }

  private use(key: string): boolean {
    const used = withUse(this.sessions, key, this.parts.steady())
    if (used !== null) this.sessions = used
    return used !== null
  }

  private visitor(pass: Pass): Visitor {
    return {
      role: pass.by === 'link' ? 'wall' : 'operator',
      by: pass.by,
      stay: (onEnd) => this.stay({ pass, onEnd }),
    }
  }

  private stay(staying: Staying): Stay {
    this.staying.add(staying)
    return {
      touch: () => {
        if (!this.isIn(staying.pass)) return this.end(staying)
        if (staying.pass.by === 'session') this.use(staying.pass.key)
        if (staying.pass.by === 'link') this.links.noteUse(staying.pass.id)
      },
      leave: () => void this.staying.delete(staying),
    }
  }

  private isIn(pass: Pass): boolean {
    if (pass.by === 'open') return this.isOpen
    if (pass.by === 'link') return this.links.has(pass.id)
    const session = this.sessions.get(pass.key)
    return session !== undefined && isAlive(session, this.parts.steady())
  }

  private sweep(): void {
    for (const staying of [...this.staying]) if (!this.isIn(staying.pass)) this.end(staying)
  }

  private end(staying: Staying): void {
    if (this.staying.delete(staying)) staying.onEnd()
  }
}
