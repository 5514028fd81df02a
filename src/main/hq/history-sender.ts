import { randomUUID } from 'node:crypto'
import { oldestWithRoom } from '../../shared/hq/room'
import type { Clock } from '../../shared/time/clock'
import { isoDay } from '../../shared/time/iso'
import { days, type Millis, minutes, seconds } from '../../shared/time/millis'
import type { Log, PackedHistory, SealedDay, Storage } from '../ports'
import { dayParts } from './day-parts'
import { type HistoryPart, type HqLink, LinkFailure } from './link'
import { Pacer } from './pacer'

export interface HistorySenderParts {
  readonly site: string
  readonly history: PackedHistory
  readonly storage: Pick<Storage, 'transitions'>
  /** The store as headquarters knows it; `null` until that is known here. */
  readonly epoch: () => string | null
  /** Whether what is live waits: it always goes first. */
  readonly isBehind: () => boolean
  readonly clock: Clock
  /** How many ms of the clock pass in one real one. */
  readonly pace: number
  readonly log: Log
}

/** Days that headquarters keeps unless somebody said otherwise there: older ones are not sent. */
const SENT_DAYS: Millis = days(30)
/** How often it is looked whether a day is complete, or headquarters has lost one. */
const LOOKED_EVERY: Millis = minutes(10)
/** How long after a failure the same is tried again. */
const RETRY: Millis = seconds(15)
/** How often it is looked whether what is live has gone. */
const WAITED: Millis = seconds(1)
/** So much a second at most, because all sites seal their days at the same hour. */
const BYTES_PER_SECOND = 500_000
/** A server that is a moment behind does not know what was sent a moment ago. */
const SETTLES_WITHIN: Millis = minutes(2)

/** How long it is believed that headquarters has no room for more. */
const NO_ROOM_FOR: Millis = days(1)

/** How long the end waits for what is under way. */
const LAST_WORDS: Millis = seconds(1)

/** What passes by itself, and is tried again until it goes. */
const PASSING: readonly string[] = ['unreachable', 'timeout', 'cannot-store']

/**
 * Sends the days that are complete to headquarters, the newest first, beside what is live and after it. What is there
 * headquarters says, and nothing is remembered: what it lost is sent again, and what was added to a day as well.
 */
export class HistorySender {
  private readonly pacer = new Pacer()
  private link: HqLink | null = null
  private isStopped = false
  private running: Promise<void> | null = null
  private readonly sent = new Map<string, { readonly signature: string; readonly at: Millis }>()
  private said = ''
  private room: { readonly oldest: string; readonly until: Millis } | null = null

  constructor(private readonly parts: HistorySenderParts) {}

  /** There is a connection, perhaps another one. */
  connected(link: HqLink): void {
    this.link = link
    this.running ??= this.run()
    this.pacer.wake()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    this.pacer.wake()
    // What is under way ends with the connection; whatever does not is not waited for.
    await Promise.race([this.running, new Promise((passed) => setTimeout(passed, LAST_WORDS).unref())])
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.round()
        this.said = ''
        await this.rest(LOOKED_EVERY)
      } catch (error) {
        this.say(`history is not sent, trying again: ${reasonOf(error)}`)
        await this.rest(isPassing(error) ? RETRY : LOOKED_EVERY)
      }
    }
  }

  private async round(): Promise<void> {
    const now = this.parts.clock.now()
    const from = isoDay(Math.max(0, now - SENT_DAYS))
    const offered: { readonly sealed: SealedDay; readonly there: string | null }[] = []
    for (const sealed of (await this.parts.history.sealedDays(from, now)).toReversed()) {
      if (this.isStopped || this.link === null) return
      offered.push({ sealed, there: await this.link.sealedDay(sealed.day) })
    }
    const oldest = this.oldestFor(offered, now)
    const missing = offered.filter(({ sealed: { day, signature }, there }) => there !== signature && day >= oldest)
    // Where there is no room for all, what was sent first goes first.
    for (const { sealed } of oldest === '' ? missing : missing.toReversed()) {
      if (this.isStopped || this.link === null) return
      if (!this.isSettling(sealed)) await this.send(sealed)
    }
  }

  /** The oldest day that is sent, as far as headquarters has room; `''` for all. */
  private oldestFor(
    offered: readonly { readonly sealed: SealedDay; readonly there: string | null }[],
    now: Millis,
  ): string {
    if (this.room !== null && now >= this.room.until) {
      this.room = null
      this.sent.clear()
    }
    const days = offered.map(({ sealed, there }) => ({
      ...{ day: sealed.day, sentAt: this.sent.get(sealed.day)?.at ?? null },
      isThere: there !== null || this.isSettling(sealed),
    }))
    const oldest = oldestWithRoom(days)
    if (oldest !== null && oldest !== this.room?.oldest) {
      this.room = { oldest, until: now + NO_ROOM_FOR }
      this.parts.log(`headquarters has no room for all days: none before ${oldest} is sent for a day; see "hq streams"`)
    }
    return this.room?.oldest ?? ''
  }

  private isSettling({ day, signature }: SealedDay): boolean {
    const sent = this.sent.get(day)
    return sent?.signature === signature && this.parts.clock.now() - sent.at < SETTLES_WITHIN
  }

  private async send(sealed: SealedDay): Promise<void> {
    const { link } = this
    const epoch = this.parts.epoch()
    if (link === null || epoch === null) return
    let messages = 0
    for await (const part of dayParts({ ...this.parts, epoch, messageBytes: link.messageBytes }, sealed)) {
      await this.deliver(part)
      if (this.isStopped) return
      messages++
    }
    this.sent.set(sealed.day, { signature: sealed.signature, at: this.parts.clock.now() })
    this.parts.log(`the history of ${sealed.day} is at headquarters, in ${messages} messages`)
  }

  /** Until it is there, whatever connections come and go meanwhile; what can never be there is thrown. */
  private async deliver(part: HistoryPart): Promise<void> {
    while (!this.isStopped) {
      while (this.parts.isBehind() && !this.isStopped) await this.rest(WAITED)
      try {
        await this.keep(part)
        return await this.rest((part.bytes.length / BYTES_PER_SECOND) * seconds(1))
      } catch (error) {
        if (!isPassing(error)) throw error
        this.say(`history waits: ${reasonOf(error)}`)
        await this.rest(RETRY)
      }
    }
  }

  private async keep(part: HistoryPart): Promise<void> {
    const { link } = this
    if (link === null || this.isStopped) return
    const { isDuplicate } = await link.keepHistory(part)
    // Names are remembered longer than what they name, where headquarters has lost it: another name replaces the same.
    if (isDuplicate) await link.keepHistory({ ...part, id: `${part.id}:${randomUUID().slice(0, 8)}` })
  }

  private async rest(length: Millis): Promise<void> {
    if (length > 0 && !this.isStopped) await this.pacer.wait(length / this.parts.pace)
  }

  /** Once, until it is well again or something else. */
  private say(line: string): void {
    if (this.said !== line) this.parts.log(line)
    this.said = line
  }
}

const isPassing = (error: unknown): boolean => error instanceof LinkFailure && PASSING.includes(error.failure.code)

const reasonOf = (error: unknown): string =>
  error instanceof LinkFailure ? `${error.failure.code}: ${error.failure.detail}` : String(error)
