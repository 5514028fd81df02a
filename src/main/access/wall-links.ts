import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Millis, minutes } from '../../shared/time/millis'
import { readPrivateDocument, writePrivateDocument } from '../files/private-file'

/** A link that shows the wall: its name and what its token hashes to. */
export interface WallLink {
  readonly id: string
  readonly name: string
  /** SHA-256 of the token, base64url: 256 random bits need nothing slower. */
  readonly hash: string
  readonly madeAt: Millis
  readonly lastUsedAt: Millis | null
}

/** More displays than any site has. */
export const MOST_WALL_LINKS = 50

/** A display uses its link all the time; that is written down this often. */
const NOTED_EVERY: Millis = minutes(10)

const fileOf = (dataDir: string): string => join(dataDir, 'access', 'walls.json')

/** 256 random bits, as they stand in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a random token: it is looked up by this, so that no comparison tells how much of it was right. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The links of wall displays, kept in a file that only this process writes. */
export class WallLinks {
  private byHash: ReadonlyMap<string, WallLink> = new Map()
  private notedAt: Millis = 0
  private writing: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly dataDir: string,
    private readonly now: () => Millis,
    private readonly log: (line: string) => void,
  ) {}

  /** Links that cannot be read show nothing to nobody; they are left as they are until there is a new one. */
  async open(): Promise<void> {
    try {
      const document = await readPrivateDocument(fileOf(this.dataDir))
      const { links } = (document ?? {}) as { links?: unknown }
      if (document !== null && !Array.isArray(links))
        this.log(`${fileOf(this.dataDir)} is unreadable: no wall link holds`)
      this.byHash = new Map((Array.isArray(links) ? links : []).filter(isWallLink).map((link) => [link.hash, link]))
    } catch (error) {
      this.log(`the links of wall displays cannot be read: ${String(error)}`)
    }
  }

  /** In the order they were made. */
  get all(): readonly WallLink[] {
    return [...this.byHash.values()]
  }

  has(id: string): boolean {
    return this.all.some((link) => link.id === id)
  }

  /** The link of this token, which is used by asking. */
  use(token: string): WallLink | null {
    const link = this.byHash.get(hashToken(token))
    if (link === undefined) return null
    this.noteUse(link.id)
    return link
  }

  noteUse(id: string): void {
    const link = this.all.find((one) => one.id === id)
    if (link === undefined) return
    const lastUsedAt = this.now()
    this.byHash = new Map(this.byHash).set(link.hash, { ...link, lastUsedAt })
    if (link.lastUsedAt !== null && lastUsedAt - this.notedAt < NOTED_EVERY) return
    this.notedAt = lastUsedAt
    this.write().catch((error: unknown) => this.log(`the use of a wall link is not noted: ${String(error)}`))
  }

  /** @returns its token, which is told once and not kept. @throws Error of the file system, with nothing changed */
  async add(name: string): Promise<string> {
    const token = newToken()
    const link = {
      id: randomBytes(8).toString('hex'),
      name,
      hash: hashToken(token),
      madeAt: this.now(),
      lastUsedAt: null,
    }
    await this.exchange(new Map(this.byHash).set(link.hash, link))
    return token
  }

  /** Holds for nobody from now on, even where that cannot be written. @throws Error of the file system */
  async remove(id: string): Promise<void> {
    this.byHash = new Map([...this.byHash].filter(([, link]) => link.id !== id))
    await this.write()
  }

  /** Resolves when everything that was to be written is. */
  async close(): Promise<void> {
    await this.writing
  }

  private async exchange(next: ReadonlyMap<string, WallLink>): Promise<void> {
    const before = this.byHash
    this.byHash = next
    try {
      await this.write()
    } catch (error) {
      this.byHash = before
      throw error
    }
  }

  private write(): Promise<void> {
    const written = this.writing.then(() => writePrivateDocument(fileOf(this.dataDir), { version: 1, links: this.all }))
    this.writing = written.catch(() => undefined)
    return written
  }
}

function isWallLink(raw: unknown): raw is WallLink {
  if (typeof raw !== 'object' || raw === null) return false
  const { id, name, hash, madeAt, lastUsedAt } = raw as Record<string, unknown>
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof hash === 'string' &&
    hash.length === 43 &&
    typeof madeAt === 'number' &&
    (lastUsedAt === null || typeof lastUsedAt === 'number')
  )
}
