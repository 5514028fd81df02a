import type { LinkState } from '../../../src/shared/hq/link'
import {
  afterBeat,
  afterCommit,
  afterFall,
  afterProbe,
  afterRival,
  afterTime,
  type Links,
  type LinksStep,
  NO_LINKS,
} from '../../../src/shared/hq/links'
import type { Incident } from '../../../src/shared/model/incident'
import type { Millis } from '../../../src/shared/time/millis'

/** Every ten seconds, as stations do; the engine is asked every five. */
const BEAT = 10_000
const PROBE = 5_000

interface Site {
  /** What it has, and what of it is here: mere numbers, where real ones are positions. */
  head: number
  here: number
  sent: number
  isUp: boolean
  error: string | null
  /** By how much its clock is ahead. */
  clockOff: Millis
  /** What another station that sends by its key says; `null` where there is none. */
  rival: string | null
}

/** Links lived through on a fake clock, second by second. Times are ms from the start. */
export class LinkDiary {
  links: Links = NO_LINKS
  now: Millis = 0
  isEngineUp = true
  readonly incidents: Incident[] = []
  private readonly sites = new Map<string, Site>()

  site(id: string): Site {
    const known = this.sites.get(id) ?? { head: 0, here: 0, sent: 0, isUp: true, error: null, clockOff: 0, rival: null }
    this.sites.set(id, known)
    return known
  }

  /** A site that is heard from now on. */
  hears(...ids: string[]): this {
    for (const id of ids) this.beat(id)
    return this
  }

  until(at: Millis): this {
    while (this.now < at) {
      this.now = Math.min(this.now + 1000, at)
      if (this.now % PROBE === 0) this.take(afterProbe(this.links, this.isEngineUp, this.now))
      if (this.now % BEAT === 0) for (const id of this.sites.keys()) this.beat(id)
      this.take(afterTime(this.links, this.now))
    }
    return this
  }

  cut(id: string): this {
    this.site(id).isUp = false
    return this
  }

  restore(id: string): this {
    this.site(id).isUp = true
    return this
  }

  /** The engine is found to have lost what it had. */
  falls(): this {
    return this.take(afterFall(this.links, this.now))
  }

  /** The site keeps something more, which does not get here yet. */
  grows(id: string, by = 1): this {
    this.site(id).head += by
    return this
  }

  /** Something of it was taken in here: all, if not said. */
  takesIn(id: string, to = this.site(id).head, isFresh = true): this {
    const site = this.site(id)
    site.here = to
    site.sent = Math.max(site.sent, to)
    const isAhead = site.head > site.here
    return this.take(afterCommit(this.links, id, { knownUntil: this.now, isAhead, isFresh }, this.now))
  }

  state(id: string): LinkState | undefined {
    return this.links.sites.get(id)?.link.state
  }

  since(id: string): Millis | undefined {
    return this.links.sites.get(id)?.link.since
  }

  /** The incidents as they last were, each once, by the time of their beginning: `seconds kind condition`. */
  told(): string[] {
    const last = new Map(this.incidents.map((one) => [one.id, one]))
    return [...last.values()].map(
      ({ openedAt, kind, condition, closedAt }) =>
        `${openedAt / 1000} ${kind} ${closedAt === null ? condition : `closed ${closedAt / 1000}`}`,
    )
  }

  private beat(id: string): void {
    const { head, here, sent, isUp, error, clockOff, rival } = this.site(id)
    if (rival !== null && this.isEngineUp) this.take(afterRival(this.links, id, rival, this.now))
    if (!isUp || !this.isEngineUp) return
    const beat = {
      at: this.now + clockOff,
      isAhead: head > here,
      isForwarded: sent > here,
      head: `${head}`,
      forwarded: `${sent}`,
      waiting: head - sent,
      error,
    }
    this.take(afterBeat(this.links, id, id, beat, this.now))
  }

  private take({ links, incidents }: LinksStep): this {
    this.links = links
    this.incidents.push(...incidents)
    return this
  }
}
