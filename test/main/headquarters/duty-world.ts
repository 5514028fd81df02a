import { Duty } from '../../../src/main/headquarters/duty'
import type { DutyPorts } from '../../../src/main/headquarters/duty-ports'
import {
  NoSharedWords,
  type SharedWords,
  type Word,
  type WordName,
  WordTooLong,
} from '../../../src/main/headquarters/shared-words'
import type { Announcement } from '../../../src/shared/alerts/announcement'
import { openIncident } from '../../../src/shared/alerts/incident'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import type { Book, Choices } from '../../../src/shared/hq/book'
import type { Fresh } from '../../../src/shared/hq/telling'
import type { Troubles } from '../../../src/shared/hq/told-troubles'
import { type Millis, seconds } from '../../../src/shared/time/millis'

/** What the servers have, as they take and lose it. */
class FakeWords {
  isUp = true
  isThere = true
  /** As many characters as a word may have. */
  most = Number.POSITIVE_INFINITY
  /** The next word is taken, and nobody hears of it. */
  losesAnswer = false
  private readonly words = new Map<WordName, Word>()
  private count = 0

  readonly read = async (name: WordName): Promise<Word | null> => {
    await this.answer()
    return this.words.get(name) ?? null
  }

  readonly write = async (name: WordName, text: string, inPlaceOf: number): Promise<number | null> => {
    await this.answer()
    if (text.length > this.most) throw new WordTooLong('it is')
    if ((this.words.get(name)?.sequence ?? 0) !== inPlaceOf) return null
    this.count++
    this.words.set(name, { sequence: this.count, text })
    const { losesAnswer } = this
    this.losesAnswer = false
    if (losesAnswer) throw new Error('timeout')
    return this.count
  }

  private async answer(): Promise<void> {
    await Promise.resolve()
    if (!this.isThere) throw new NoSharedWords('there is no stream HQ')
    if (!this.isUp) throw new Error('no responders')
  }
}

/** What a process has on its disk. */
export interface KeptProcess {
  readonly book: Book
  readonly readTo: number
}

/** Processes of headquarters, the servers between them, and the webhook that all of them send to; on one fake clock. */
export class DutyWorld {
  now: Millis = 1_000_000
  readonly words = new FakeWords()
  /** What the webhook took, in order. */
  readonly delivered: Announcement[] = []
  isWebhookUp = true
  /** The stream: the number of each is its place, from 1 on. */
  readonly news: Fresh[] = []
  readonly processes: DutyProcess[] = []
  /** What a process without a disk begins from. */
  snapshot = 0

  start(name: string, kept: KeptProcess | null = null): DutyProcess {
    const process = new DutyProcess(this, name, kept)
    this.processes.push(process)
    return process
  }

  /** A box of the site goes offline, which the site has told. */
  happens(box = `SN-${this.news.length}`): void {
    const about = { subject: `east/presence:${box}`, kind: 'gateway-offline', gateway: `east/${box}` } as const
    const named = { ...about, gatewayName: box, device: null, deviceName: null, detail: null }
    const incident = openIncident(named, 'bad', this.now - seconds(5))
    const told = { ...incident, ledger: { ...incident.ledger, badAt: this.now } }
    const sequence = this.news.length + 1
    this.news.push({ site: 'east', sequence, incident: told, news: 'bad', at: this.now, isLive: true })
  }

  /** All that live do what a second brings. */
  async lives(length: Millis): Promise<void> {
    for (let passed = 0; passed < length; passed += 1000) {
      this.now += 1000
      for (const process of this.living) await process.second()
    }
  }

  get living(): readonly DutyProcess[] {
    return this.processes.filter(({ isAlive }) => isAlive)
  }

  get leading(): readonly string[] {
    return this.living.filter(({ duty }) => duty.role === 'leading').map(({ name }) => name)
  }

  /** The incidents that distinct announcements were of. */
  get told(): string[] {
    const byId = new Map(this.delivered.map((one) => [one.id, one]))
    return [...byId.values()].flatMap(({ items }) => items.map(({ incident }) => incident)).toSorted()
  }
}

export class DutyProcess {
  readonly duty: Duty
  isAlive = true
  readTo: number
  readonly shown: string[] = []
  troubles: Troubles = { open: [], over: [] }
  leads = true
  choices: Choices = {
    webhook: { url: 'http://hook', format: 'json', secret: null },
    alertDelaySeconds: 5,
    changedAt: 0,
  }
  private outbox: readonly Announcement[] = []
  private kept: KeptProcess | null

  constructor(
    private readonly world: DutyWorld,
    readonly name: string,
    kept: KeptProcess | null,
  ) {
    this.kept = kept
    this.readTo = kept?.readTo ?? world.snapshot
    this.duty = new Duty(this.ports(), kept?.book ?? null)
    this.duty.start()
  }

  /** Reads what there is, tells what is due, and sends it. */
  async second(): Promise<void> {
    this.reads()
    this.duty.tick()
    await this.duty.turn()
    this.sends()
    await this.duty.turn()
  }

  reads(): void {
    for (const fresh of this.world.news.slice(this.readTo)) this.duty.note(fresh)
    this.readTo = this.world.news.length
  }

  sends(): void {
    if (!this.isAlive || !this.world.isWebhookUp || !this.duty.isOurs || this.outbox.length === 0) return
    this.world.delivered.push(...this.outbox)
    this.outbox = []
    this.duty.sent(new Set())
  }

  keeps(): void {
    this.kept = JSON.parse(JSON.stringify({ book: this.duty.book, readTo: this.readTo })) as KeptProcess
  }

  /** Whoever leads keeps for the others what it is sure of. */
  async snaps(): Promise<void> {
    const { readTo } = this
    if ((await this.duty.settle(readTo)) && this.isAlive) this.world.snapshot = Math.max(this.world.snapshot, readTo)
  }

  /** Ends at once; what it has on its disk is left. */
  dies(): KeptProcess | null {
    this.isAlive = false
    return this.kept
  }

  private ports(): DutyPorts {
    const { world } = this
    const guarded =
      <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (!this.isAlive) return await new Promise<R>(() => undefined)
        const answer = await work(...args)
        return this.isAlive ? answer : await new Promise<R>(() => undefined)
      }
    const words: SharedWords = { read: guarded(world.words.read), write: guarded(world.words.write) }
    return {
      words,
      self: this.name,
      machine: this.name,
      monotonic: () => world.now,
      pace: 1e9,
      clock: { now: () => world.now },
      log: () => undefined,
      place: () => ({ created: 'made', sequence: this.readTo }),
      fleet: () => fleetOf([], 0),
      isLive: () => true,
      troubles: () => this.troubles,
      adopt: (troubles) => {
        this.troubles = troubles
      },
      lead: (leads) => {
        this.leads = leads
      },
      choices: () => this.choices,
      choose: (choices) => {
        this.choices = choices
      },
      carry: (announcements) => this.shown.push(...announcements.map(({ id }) => id)),
      send: (outbox) => {
        this.outbox = outbox
      },
      onRole: () => undefined,
    }
  }
}
