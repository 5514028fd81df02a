import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDay } from '../../shared/hq/day-index'
import { isSiteId } from '../../shared/hq/site-id'
import { days, type Millis } from '../../shared/time/millis'
import { replaceFile } from '../files/replace-file'
import type { Log } from '../ports'

const FILE = 'happened.json'

interface ToldSite {
  /** From when on what happens is recorded as it comes. */
  readonly since: Millis
  /** By day that was brought from what the site sealed, its signature then. */
  readonly days: Map<string, string>
}

/**
 * What headquarters' own folder has of what happened at each site: from when on it was recorded as it came, and which days
 * were brought besides. Only saves work: who has lost it brings the same again, and what is there is not brought twice.
 */
export class ToldDays {
  private readonly sites = new Map<string, ToldSite>()
  private keeping: Promise<void> = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    try {
      const kept = JSON.parse(await readFile(join(this.folder, FILE), 'utf8')) as Kept
      if (kept.schema !== 1) return
      for (const [site, { since, days }] of Object.entries(kept.sites)) {
        const told = Object.entries(days).filter(([day, signature]) => isDay(day) && typeof signature === 'string')
        if (isSiteId(site) && Number.isFinite(since)) this.sites.set(site, { since, days: new Map(told) })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      this.log(`headquarters: ${FILE} cannot be read (${String(error)}); what happened before is brought again`)
    }
  }

  /** From now on what happens there is recorded as it comes, unless that is known already. */
  note(site: string, now: Millis): void {
    if (this.sites.has(site)) return
    this.sites.set(site, { since: now, days: new Map() })
    void this.keep()
  }

  /** `null` for a site that was never noted. */
  sinceOf(site: string): Millis | null {
    return this.sites.get(site)?.since ?? null
  }

  signatureOf(site: string, day: string): string | null {
    return this.sites.get(site)?.days.get(day) ?? null
  }

  /** From when on something is known of a site. */
  knownFrom(site: string): Millis | null {
    const told = this.sites.get(site)
    if (told === undefined) return null
    return [...told.days.keys()].reduce((oldest, day) => Math.min(oldest, Date.parse(day)), told.since)
  }

  /** This day was brought. @param oldest days before it are not asked for any more */
  async add(site: string, day: string, signature: string, oldest: string): Promise<void> {
    const brought = this.sites.get(site)?.days
    if (brought === undefined) return
    brought.set(day, signature)
    for (const known of brought.keys()) if (known < oldest) brought.delete(known)
    await this.keep()
  }

  /** Of a day that ends where what is recorded begins, or in which it begins, all is here by now. @param day its first ms */
  async reachBack(site: string, day: Millis): Promise<void> {
    const told = this.sites.get(site)
    if (told === undefined || told.since <= day || told.since > day + days(1)) return
    this.sites.set(site, { ...told, since: day })
    await this.keep()
  }

  /** Resolves when what is known now was written, or could not be. */
  keep(): Promise<void> {
    this.keeping = this.keeping.then(() => this.write())
    return this.keeping
  }

  private async write(): Promise<void> {
    const sites = [...this.sites].map(([site, { since, days }]) => [site, { since, days: Object.fromEntries(days) }])
    const kept: Kept = { schema: 1, sites: Object.fromEntries(sites) }
    await replaceFile(join(this.folder, FILE), JSON.stringify(kept)).catch((error: unknown) =>
      this.log(`headquarters: ${FILE} cannot be written: ${String(error)}`),
    )
  }
}

interface Kept {
  readonly schema: 1
  readonly sites: Readonly<Record<string, { readonly since: Millis; readonly days: Readonly<Record<string, string>> }>>
}
