import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { type Book, readBook } from '../../shared/hq/book'
import { isSiteId } from '../../shared/hq/site-id'
import { replaceFile } from '../files/replace-file'
import type { Log } from '../ports'
import { checked, withCheck } from './checked-bytes'
import { deflatedSite } from './deflated-site'
import { type KeptPlace, type KeptSite, type KeptSites, keptSiteIn, placeIn, type SitePieces } from './kept-site'

const PLACE = 'place.json'
const BOOK = 'told.book'
const SELF = 'process.id'
const NAME = /^([a-z0-9-]{1,32})\.site$/
const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** What goes along with keeping. */
export interface Along {
  /** Resolves when all that happened until now is recorded: a site is kept as it is, and what it contains comes no more. */
  readonly recorded: () => Promise<void>
  /** Given each site's file. */
  readonly onKept: (site: string, bytes: Uint8Array) => Promise<void>
}

const DONE = async () => undefined

/**
 * What headquarters knows of its sites, one file each, and the place in the stream up to which all of them are
 * complete. The place is written last: a file may contain more than it says, and what comes again is passed over.
 */
export class SiteFiles {
  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /** @returns what was kept; without a place everything has to be read again, which the sites are folded into */
  async read(): Promise<KeptSites> {
    await mkdir(this.folder, { recursive: true })
    const names = (await readdir(this.folder)).flatMap((name) => NAME.exec(name)?.[1] ?? []).filter(isSiteId)
    const sites: KeptSite[] = []
    let isWhole = true
    let next = this.textOf(names[0])
    for (const [place, site] of names.entries()) {
      const text = await next
      // It is inflated by another thread while this one is read.
      next = this.textOf(names[place + 1])
      const kept = text === null ? null : this.siteIn(text, site)
      if (kept === null) isWhole = false
      else sites.push(kept)
    }
    // Of a site whose file is damaged the stream tells again, as far as it reaches.
    const [book, self] = [await this.readBook(), await this.readSelf()]
    return { sites, place: isWhole ? await this.readPlace() : null, book, self }
  }

  /**
   * Keeps these sites, what was told of them, then the place; on the disk when it resolves.
   * @throws whatever the disk answers, or `recorded` throws
   */
  async write(
    sites: Iterable<() => SitePieces>,
    book: () => Book,
    place: KeptPlace,
    { recorded = DONE, onKept = DONE }: Partial<Along> = {},
  ): Promise<void> {
    for (const site of sites) {
      const kept = site()
      const bytes = await deflatedSite(kept)
      await recorded()
      await this.replace(`${kept.site}.site`, withCheck(bytes))
      await onKept(kept.site, bytes)
    }
    await this.replace(BOOK, withCheck(await deflate(JSON.stringify(book()), { level: 1 })))
    await this.replace(PLACE, Buffer.from(JSON.stringify(place)))
  }

  /** @returns `null` for one that cannot be read, which is logged */
  private async textOf(site: string | undefined): Promise<string | null> {
    if (site === undefined) return null
    try {
      return (await inflate(checked(await readFile(this.pathOf(site))))).toString()
    } catch (error) {
      this.logUnread(site, error)
      return null
    }
  }

  private siteIn(text: string, site: string): KeptSite | null {
    try {
      const kept = keptSiteIn(text, site)
      if (kept === null)
        this.log(`${this.pathOf(site)} was written by another version; the site is read from the stream again`)
      return kept
    } catch (error) {
      this.logUnread(site, error)
      return null
    }
  }

  private logUnread(site: string, error: unknown): void {
    this.log(`${this.pathOf(site)} cannot be read (${String(error)}); the site is read from the stream again`)
  }

  private pathOf(site: string): string {
    return join(this.folder, `${site}.site`)
  }

  private async readBook(): Promise<Book | null> {
    try {
      return readBook((await inflate(checked(await readFile(join(this.folder, BOOK))))).toString())
    } catch {
      // What the servers have of it counts anyway.
      return null
    }
  }

  private async readSelf(): Promise<string> {
    const known = await readFile(join(this.folder, SELF), 'utf8').catch(() => '')
    if (/^[0-9a-f-]{36}$/.test(known)) return known
    const self = randomUUID()
    await this.replace(SELF, Buffer.from(self))
    return self
  }

  private async readPlace(): Promise<KeptPlace | null> {
    try {
      return placeIn(JSON.parse(await readFile(join(this.folder, PLACE), 'utf8')))
    } catch {
      return null
    }
  }

  private replace(name: string, bytes: Uint8Array): Promise<void> {
    return replaceFile(join(this.folder, name), bytes)
  }
}
