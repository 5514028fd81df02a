import { randomUUID } from 'node:crypto'
import { type Book, merged } from '../../shared/hq/book'
import type { Fresh } from '../../shared/hq/telling'
import type { Incident } from '../../shared/model/incident'
import { type Millis, seconds } from '../../shared/time/millis'
import { Announcing } from './announcing'
import { BookDesk } from './book-desk'
import type { DutyPorts, Role } from './duty-ports'
import { chooseNewer, engineTroubleTold, Following } from './following'
import { LeaseKeeper } from './lease-keeper'
import { NoSharedWords } from './shared-words'
import { Turns } from './turns'
import { Unreached } from './unreached'

/** So long whoever stands by keeps silent about servers that do not answer: whoever leads says so at once. */
const PATIENCE: Millis = seconds(60)

/** Who tells people, and that each piece of news is told once: the book is written before anything goes out. */
export class Duty {
  role: Role = 'starting'
  private readonly news: Announcing
  private readonly lease: LeaseKeeper
  private readonly desk: BookDesk
  private readonly following: Following
  private isChanged = true
  /** Up to which message of the sites the book that was last written reaches. */
  private written = 0
  private readonly turns = new Turns()
  private readonly unreached: Unreached
  /** By which this process knows its own words, also from those of one on a copy of its folder. */
  private readonly run = randomUUID()

  /** @param kept the book as this process last had it; `null` for none */
  constructor(
    private readonly ports: DutyPorts,
    private readonly kept: Book | null,
  ) {
    this.lease = new LeaseKeeper(ports, this.run)
    this.desk = new BookDesk(ports.words, this.run, ports.log, kept?.edition ?? 0)
    this.news = new Announcing(ports, kept)
    this.following = new Following(ports, this.desk, this.news)
    this.unreached = new Unreached(ports.log)
  }

  /** The machine that tells people, where it is another one. */
  get leader(): string | null {
    return this.role === 'standing-by' ? this.lease.holder : null
  }

  /** Whether whatever goes out is told by nobody else. */
  get isOurs(): boolean {
    return this.role === 'alone' || (this.role === 'leading' && this.lease.isHeld)
  }

  /** All of it as it is now, to be kept. */
  get book(): Book {
    const { troubles, choices, place } = this.ports
    return {
      schema: 1,
      by: this.run,
      edition: this.desk.edition,
      ...place(),
      ...this.news.telling,
      troubles: troubles(),
      choices: choices(),
    }
  }

  /** Goes on with what this process last had. */
  start(): void {
    if (this.kept !== null) this.ports.adopt(this.kept.troubles)
  }

  note(fresh: Fresh): void {
    this.news.note(fresh)
    this.touch()
  }

  /** Something that stands in the book is not as it was. */
  touch(): void {
    this.isChanged = true
  }

  /** The webhook has taken all but these. */
  sent(left: ReadonlySet<string>): void {
    if (!this.news.sent(left)) return
    this.touch()
    void this.turn()
  }

  /** What time has made due; every second. */
  tick(): void {
    this.tell()
    void this.turn()
  }

  /** The stream has lost what it had, or is another one. */
  fell(): void {
    this.news.fell()
  }

  /** The machine slept. */
  distrust(): void {
    this.lease.distrust()
  }

  /** Does what the turn is of. Resolves when it is over. */
  turn(): Promise<void> {
    return this.turns.busy ?? this.turns.take(() => this.takeTurn())
  }

  /** Changes what stands in the book, whoever leads. @returns whether it could be */
  async amend(change: (book: Book) => Book): Promise<boolean> {
    await this.turn()
    if (this.role !== 'standing-by' || this.unreached.since !== null) return false
    return await this.turns.take(() => this.desk.amend(change))
  }

  /** Whether the news of all messages up to this one stands in the book: what others begin from must not hide it. */
  async settle(sequence: number): Promise<boolean> {
    this.touch()
    await this.turns.take(() => this.takeTurn())
    return this.role === 'leading' && this.written >= sequence
  }

  /** Writes what is to be written and lets somebody else lead. */
  async stop(): Promise<void> {
    await this.turns.take(() => this.takeTurn())
    if (this.role !== 'leading') return
    await this.lease
      .release()
      .catch((error: unknown) => this.ports.log(`headquarters: the lease stays: ${String(error)}`))
  }

  private async takeTurn(): Promise<void> {
    try {
      const isHeld = await this.lease.hold()
      if (isHeld && this.role !== 'leading') await this.takeOver()
      else if (isHeld) await this.lead()
      else await this.standBy()
      this.unreached.answered()
    } catch (error) {
      if (error instanceof NoSharedWords) this.beAlone(error.message)
      else this.beOutOfReach(error)
    }
  }

  /** Nothing is told before it stands in the book, and whoever led before can write no more from then on. */
  private async takeOver(): Promise<void> {
    const { ports } = this
    const found = await this.desk.read()
    if (found !== null) {
      this.news.takeOver(found)
      ports.adopt(found.troubles)
      chooseNewer(ports, found)
    }
    if (!(await this.write())) return
    this.become('leading')
    this.news.send()
  }

  private async lead(): Promise<void> {
    if (this.isChanged) {
      this.isChanged = false
      const { untold } = this.news
      if (await this.write()) this.news.tell(untold)
      else await this.reconcile()
      return
    }
    if (await this.desk.isOther()) await this.reconcile()
  }

  /** Another word stands there than was written last: of somebody who leads now, or who has amended it. */
  private async reconcile(): Promise<void> {
    this.isChanged = true
    await this.lease.look()
    if (!this.lease.isHeld) return await this.standBy()
    const found = await this.desk.read()
    // The own word, whose answer was lost.
    if (found === null || found.by === this.run) return
    this.ports.adopt(merged(this.ports.troubles(), found.troubles))
    chooseNewer(this.ports, found)
  }

  private async standBy(): Promise<void> {
    const isNew = this.role !== 'standing-by'
    const own = isNew ? engineTroubleTold(this.ports.troubles()) : null
    if (isNew) {
      this.become('standing-by')
      this.news.withdraw()
    } else if (!this.isChanged && !(await this.following.isBehind())) return
    this.isChanged = false
    await this.following.catchUp(own)
  }

  private beAlone(why: string): void {
    if (this.role === 'alone') return
    this.ports.log(`headquarters: ${why}; a second process would tell everything again: run "hq streams"`)
    this.become('alone')
    this.news.send()
  }

  /** Whoever leads may be gone with the servers: after a while whoever stands by says that they do not answer. */
  private beOutOfReach(error: unknown): void {
    const now = this.ports.monotonic()
    this.unreached.failed(error, now)
    if (this.role === 'standing-by' && now - (this.unreached.since ?? now) >= PATIENCE) this.become('starting')
    this.tellAhead()
  }

  private become(role: Role): void {
    if (role === this.role) return
    this.role = role
    this.ports.lead(role !== 'standing-by')
    this.ports.onRole()
  }

  private tell(): void {
    if (this.role === 'standing-by' || !this.news.gather((one) => this.mayTell(one))) return
    this.touch()
    if (this.role === 'alone') this.news.tell(this.news.untold)
  }

  /** Until it is sure that nobody else tells, only that the servers cannot be asked. */
  private mayTell({ incident }: { readonly incident: Pick<Incident, 'kind'> }): boolean {
    return this.isOurs || (this.unreached.since !== null && isOfEngine(incident))
  }

  /** That is told though nobody can be asked: by whoever led, or might lead. */
  private tellAhead(): void {
    if (this.role !== 'standing-by') this.news.tellAhead(({ items }) => items.every(isOfEngine))
  }

  /** What is decided up to now. @throws */
  private async write(): Promise<boolean> {
    const { book } = this
    try {
      const isTaken = await this.desk.write(book)
      if (isTaken) this.written = book.sequence
      return isTaken
    } catch (error) {
      this.touch()
      throw error
    }
  }
}

const isOfEngine = ({ kind }: Pick<Incident, 'kind'>): boolean => kind === 'engine-unreachable'
