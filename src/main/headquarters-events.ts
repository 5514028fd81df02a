import type { EventCounts } from '../shared/events/bins'
import { siteOfGateway } from '../shared/hq/qualified'
import type { GatewayId } from '../shared/model/gateway'
import { isAccounted, type Transition, type TransitionKind } from '../shared/model/transition'
import { days, type Millis, seconds } from '../shared/time/millis'
import { timeInId } from '../shared/time/time-in-id'
import type { EarlierDays } from './headquarters/earlier-days'
import type { CountQuery, MissingHistory, Storage, Stretch, TransitionQuery } from './ports'
import { isAscending } from './storage/transition-query'

type Asked = 'transitions' | 'countTransitions' | 'stretches'

export interface HeadquartersEventsParts {
  /** Headquarters' own folder. */
  readonly own: Pick<Storage, Asked>
  readonly earlier: EarlierDays
  /** All sites of which something is known. */
  readonly sites: () => Iterable<string>
  readonly now: () => Millis
}

/** How long who asks for a page waits for what happened earlier; longer, where there is nothing to show meanwhile. */
const PATIENCE: Millis = seconds(4)
const MOST_PATIENCE: Millis = seconds(15)

/** Sites whose days are fetched at the same time. */
const AT_ONCE = 6

/** A time of some sites. */
export interface Stretched {
  readonly sites: readonly string[]
  readonly from: Millis
  readonly to: Millis
}

/** What of a time of sites is not here. */
export interface Lacking {
  /** It is being brought, or will be when it is asked for again. */
  readonly isComing: boolean
  /** Of these it could not be had. */
  readonly missing: readonly string[]
}

/**
 * What happened, as headquarters recorded it, and of the time before what sites have sealed: brought day by day as far as
 * somebody looks, and kept.
 */
export class HeadquartersEvents implements Pick<Storage, Asked> {
  /** Days that somebody stopped waiting for: brought one after the other. */
  private readonly waiting = new Map<string, readonly [site: string, day: string]>()
  private isBringing = false
  private isStopped = false

  constructor(private readonly parts: HeadquartersEventsParts) {}

  async transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    const begun = performance.now()
    for (;;) {
      const found = await this.parts.own.transitions(query)
      const reach = this.reachOf(query, found)
      if (reach === null) return found
      const until = begun + (found.length === 0 ? MOST_PATIENCE : PATIENCE)
      if (!(await this.bringNext(reach, until, isAscending(query)))) return found
    }
  }

  async countTransitions(query: CountQuery): Promise<EventCounts> {
    const { from, to, ids, search } = query
    const reach = { sites: this.sitesOf(search?.gateways), from, to }
    const until = performance.now() + PATIENCE
    while (ids === undefined && (await this.bringNext(reach, until, false)));
    return this.parts.own.countTransitions(query)
  }

  stretches(of: readonly Transition[]): Promise<readonly (Stretch | null)[]> {
    return this.parts.own.stretches(of)
  }

  /** What of a time is not here; `gateways` are of all sites if not said. */
  lacking(from: Millis, to: Millis, gateways?: readonly GatewayId[] | undefined): Lacking {
    const { earlier, now } = this.parts
    const sites = this.sitesOf(gateways)
    const end = Math.min(to, now())
    return {
      isComing: sites.some((site) => earlier.daysOf(site, from, end).length > 0),
      missing: sites.filter((site) => earlier.missingOf(site, from, end)),
    }
  }

  /** All that happened from an instant until now, however long that takes, bit by bit. */
  async *bring(from: Millis, gateways: readonly GatewayId[] | null): AsyncGenerator<Step> {
    const { earlier, now } = this.parts
    const to = now()
    const all = this.sitesOf(gateways ?? undefined).flatMap((site) =>
      earlier.daysOf(site, from, to).map((day) => [site, day] as const),
    )
    for (let done = 0; done < all.length && !this.isStopped; done += AT_ONCE) {
      const some = all.slice(done, done + AT_ONCE)
      const brought = await Promise.all(some.map(([site, day]) => earlier.bring(site, day)))
      const missing = some.flatMap(([site, day], n) =>
        brought[n] === 'missing' ? [{ site, from: Date.parse(day), to: Date.parse(day) + days(1) }] : [],
      )
      yield { share: Math.min(1, (done + AT_ONCE) / all.length), missing }
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true
    this.waiting.clear()
    await this.parts.earlier.stop()
  }

  /** Brings the next days that are not here until one has something. @returns whether one had, before the time was over */
  private async bringNext({ sites, from, to }: Stretched, until: number, isAscending: boolean): Promise<boolean> {
    const { earlier } = this.parts
    const lacking = sites.flatMap((site) => earlier.daysOf(site, from, to).map((day) => [site, day] as const))
    const order = [...new Set(lacking.map(([, day]) => day))].toSorted((a, b) => (a < b === isAscending ? -1 : 1))
    for (const [n, day] of order.entries()) {
      const ofDay = lacking.filter((one) => one[1] === day).map(([site]) => site)
      const came = await withinTime(this.bringDay(ofDay, day), until)
      if (came === true) return true
      if (came === null) {
        this.bringLater(lacking.filter(([, later]) => order.indexOf(later) >= n))
        return false
      }
    }
    return false
  }

  private async bringDay(sites: readonly string[], day: string): Promise<boolean> {
    let came = false
    for (let at = 0; at < sites.length && !this.isStopped; at += AT_ONCE) {
      const some = sites.slice(at, at + AT_ONCE).map((site) => this.parts.earlier.bring(site, day))
      came = (await Promise.all(some)).includes('came') || came
    }
    return came
  }

  private bringLater(days: readonly (readonly [site: string, day: string])[]): void {
    for (const one of days) this.waiting.set(one.join('/'), one)
    if (this.isBringing) return
    this.isBringing = true
    void this.bringWaiting().finally(() => {
      this.isBringing = false
    })
  }

  private async bringWaiting(): Promise<void> {
    for (;;) {
      const [next] = this.waiting
      if (next === undefined || this.isStopped) return
      const [key, [site, day]] = next
      await this.parts.earlier.bring(site, day)
      this.waiting.delete(key)
    }
  }

  /** How far a query reached for what it found; `null` where nothing earlier could change it. */
  private reachOf(query: TransitionQuery, found: readonly Transition[]): Stretched | null {
    const { search, before, after, ids, gateway } = query
    const kind = (search?.kind ?? query.kind) as TransitionKind | undefined
    // Accounts are looked up beside events, whose days were brought for them.
    if (kind !== undefined && isAccounted(kind)) return null
    const times = ids?.map(timeOf)
    const isFull = found.length >= query.limit
    const first = Math.max(query.from ?? 0, after === undefined ? 0 : timeOf(after), least(times) ?? 0)
    const last = Math.min(query.to ?? Infinity, before === undefined ? Infinity : timeOf(before) + 1, this.parts.now())
    const from = isFull && !isAscending(query) ? Math.max(first, found.at(-1)?.at ?? 0) : first
    const to = isFull && isAscending(query) ? Math.min(last, (found[0]?.at ?? last) + 1) : last
    return from < to ? { sites: this.sitesOf(gateway === undefined ? search?.gateways : [gateway]), from, to } : null
  }

  private sitesOf(gateways: readonly GatewayId[] | undefined): readonly string[] {
    const all = [...this.parts.sites()]
    if (gateways === undefined) return all
    const meant = new Set(gateways.map(siteOfGateway))
    return all.filter((site) => meant.has(site))
  }
}

interface Step {
  /** How much of the work is done, 0 to 1. */
  readonly share: number
  readonly missing: readonly MissingHistory[]
}

/** `null` where it was not there in time; it goes on. @param until on the monotonic clock */
async function withinTime<T>(work: Promise<T>, until: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, until - performance.now()), null)
  })
  try {
    return await Promise.race([work, passed])
  } finally {
    clearTimeout(timer)
  }
}

/** Of what is no id nothing is known. */
const timeOf = (id: string): Millis => timeInId(id) ?? 0
const least = (times: readonly Millis[] | undefined): Millis | undefined =>
  times === undefined ? undefined : times.reduce((a, b) => Math.min(a, b), Infinity)
