import type { Gap } from '../../shared/hq/progress'
import type { Transition } from '../../shared/model/transition'
import { isoDay } from '../../shared/time/iso'
import { days, hours, type Millis, minutes, seconds } from '../../shared/time/millis'
import { reason } from '../failures'
import type { Log } from '../ports'
import type { EarlierEvents } from './earlier-events'
import type { ToldDays } from './told-days'

export interface EarlierPorts {
  /** Reads what the site sealed. */
  readonly events: Pick<EarlierEvents, 'indexOf' | 'ofDay'>
  /** What a site tells of a time itself. @throws Error where it does not */
  readonly asked: (site: string, range: { from: Millis; to: Millis }) => AsyncIterable<readonly Transition[]>
  readonly told: ToldDays
  /** What nobody knows of a site, as far as its messages say. */
  readonly gapsOf: (site: string) => readonly Gap[]
  /** Which of these are recorded already, by their ids. */
  readonly known: (transitions: readonly Transition[]) => Promise<ReadonlySet<string>>
  readonly record: (transitions: readonly Transition[]) => Promise<void>
  /** Days before it are not kept here. */
  readonly oldest: () => Millis
  readonly log: Log
}

/** What was found out of a day, and for how long that holds. */
interface Held {
  /** On the monotonic clock. */
  readonly until: number
  readonly isMissing: boolean
  /** What was known to be missed of it when it was asked for. */
  readonly gaps: readonly Gap[]
}

/** `came` brought something new; `missing` could not be had now. */
export type Brought = 'there' | 'came' | 'missing'

/** How long a day that was brought, is not there, or cannot be read, is not asked for again. */
const HOLDS: Readonly<Record<'brought' | 'asked' | 'none' | 'missing', Millis>> = {
  brought: hours(24),
  asked: hours(1),
  none: minutes(1),
  missing: minutes(1),
}
/** Servers that did not answer are not asked for the other days so soon: each would be waited for. */
const QUIET_FOR: Millis = seconds(10)

/** Recorded at once. */
const RECORDED_AT_ONCE = 500

/**
 * What happened before headquarters recorded it, or where it missed something: days that a site has sealed, brought into
 * its own folder when somebody looks at them. Nothing of it is told to anybody, and nothing is recorded twice.
 */
export class EarlierDays {
  private readonly held = new Map<string, Held>()
  private readonly coming = new Map<string, Promise<Brought>>()
  private quietUntil = 0
  private said = ''
  private isStopped = false

  constructor(private readonly ports: EarlierPorts) {}

  /** The days of a range that are not here of a site and may be at the servers, newest first. Ms. */
  daysOf(site: string, from: Millis, to: Millis): readonly string[] {
    const found: string[] = []
    const first = startOf(Math.max(from, this.ports.oldest()))
    for (let day = startOf(to - 1); day >= first; day -= days(1)) {
      const name = isoDay(day)
      if (this.isWanted(site, day) && !this.isHeld(site, name)) found.push(name)
    }
    return found
  }

  /** Whether something of a site in a range could not be had a moment ago. Ms. */
  missingOf(site: string, from: Millis, to: Millis): boolean {
    for (let day = startOf(Math.max(from, this.ports.oldest())); day < to; day += days(1)) {
      if (this.held.get(keyOf(site, isoDay(day)))?.isMissing === true) return true
    }
    return false
  }

  /** Never rejects. The same day is brought once at a time. */
  bring(site: string, day: string): Promise<Brought> {
    const key = keyOf(site, day)
    const coming = this.coming.get(key)
    if (coming !== undefined) return coming
    // What is missed meanwhile may not be in the answer.
    const gaps = this.gapsIn(site, Date.parse(day))
    const bringing = this.brought(site, day).finally(() => {
      this.coming.delete(key)
      const held = this.held.get(key)
      if (held !== undefined) this.held.set(key, { ...held, gaps })
    })
    this.coming.set(key, bringing)
    return bringing
  }

  async stop(): Promise<void> {
    this.isStopped = true
    await Promise.all(this.coming.values())
  }

  private async brought(site: string, day: string): Promise<Brought> {
    const { events, told } = this.ports
    if (this.isStopped || performance.now() < this.quietUntil) return this.hold(site, day, 'missing', 'missing')
    try {
      const index = await this.indexOf(site, day)
      if (index === null) return await this.askFor(site, day)
      if (told.signatureOf(site, day) === index.signature) return this.hold(site, day, 'brought', 'there')
      let isNew = false
      for await (const some of events.ofDay(site, index)) {
        if (this.isStopped) return 'missing'
        isNew = (await this.record(some)) || isNew
      }
      await told.add(site, day, index.signature, isoDay(this.ports.oldest()))
      return this.hold(site, day, 'brought', isNew ? 'came' : 'there')
    } catch (error) {
      this.say(`at ${site} on ${day}`, error)
      return this.hold(site, day, 'missing', 'missing')
    }
  }

  /** What is not sealed yet, or has not been sent, the site may tell itself. @throws Error where the disk refuses */
  private async askFor(site: string, day: string): Promise<Brought> {
    const from = Date.parse(day)
    let [isNew, isAnswered, count] = [false, false, 0]
    try {
      for await (const some of this.ports.asked(site, { from, to: from + days(1) })) {
        if (this.isStopped) return 'missing'
        isAnswered = true
        isNew = (await this.record(some)) || isNew
        count += some.length
      }
    } catch (error) {
      if (isAnswered || this.isOfPairing(site, from) || this.hasGap(site, from)) throw error
      // Of a day long before the pairing nobody knows whether there is anything.
      return this.hold(site, day, 'none', 'there')
    }
    if (count > 0 || this.isOfPairing(site, from)) await this.ports.told.reachBack(site, from)
    return this.hold(site, day, 'asked', isNew ? 'came' : 'there')
  }

  private isOfPairing(site: string, day: Millis): boolean {
    const since = this.ports.told.sinceOf(site)
    return since !== null && since > day && since < day + days(1)
  }

  private async indexOf(site: string, day: string) {
    try {
      return await this.ports.events.indexOf(site, day)
    } catch (error) {
      this.quietUntil = performance.now() + QUIET_FOR
      throw error
    }
  }

  /** Not of each day anew while it is the same. */
  private say(what: string, error: unknown): void {
    const why = reason(error)
    if (why !== this.said) this.ports.log(`headquarters: what happened ${what} cannot be had now: ${why}`)
    this.said = why
  }

  /** @returns whether any of them was not recorded */
  private async record(transitions: readonly Transition[]): Promise<boolean> {
    const { known, record } = this.ports
    if (transitions.length === 0) return false
    const there = await known(transitions)
    const fresh = [...new Map(transitions.map((one) => [one.id, one])).values()].filter(({ id }) => !there.has(id))
    for (let at = 0; at < fresh.length; at += RECORDED_AT_ONCE) await record(fresh.slice(at, at + RECORDED_AT_ONCE))
    return fresh.length > 0
  }

  private isWanted(site: string, day: Millis): boolean {
    const since = this.ports.told.sinceOf(site)
    return since === null || day < since || this.hasGap(site, day)
  }

  private hasGap(site: string, day: Millis): boolean {
    return this.gapsIn(site, day).length > 0
  }

  private gapsIn(site: string, day: Millis): readonly Gap[] {
    return this.ports.gapsOf(site).filter((gap) => gap.from < day + days(1) && gap.to >= day)
  }

  private isHeld(site: string, day: string): boolean {
    const held = this.held.get(keyOf(site, day))
    if (held === undefined || performance.now() >= held.until) return false
    // What was missed since then has not been asked for.
    return this.gapsIn(site, Date.parse(day)).every((gap) => held.gaps.includes(gap))
  }

  private hold(site: string, day: string, as: keyof typeof HOLDS, brought: Brought): Brought {
    if (this.held.size > 100_000) this.held.clear()
    const length = as === 'missing' && performance.now() < this.quietUntil ? QUIET_FOR : HOLDS[as]
    this.held.set(keyOf(site, day), { until: performance.now() + length, isMissing: as === 'missing', gaps: [] })
    return brought
  }
}

const keyOf = (site: string, day: string): string => `${site}/${day}`
const startOf = (at: Millis): Millis => Math.floor(at / days(1)) * days(1)
