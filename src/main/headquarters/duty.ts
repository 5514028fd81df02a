import type { Announcement } from '../../shared/alerts/announcement'
import {
  type Book,
  merged,
  noted,
  stoodBy,
  type Telling,
  takenOver,
  withOutbox,
  withTold,
  withTrouble,
} from '../../shared/hq/book'
import type { Fresh } from '../../shared/hq/telling'
import { troubleSubject } from '../../shared/hq/trouble'
import { type Millis, seconds } from '../../shared/time/millis'
import { BookDesk } from './book-desk'
import type { DutyPorts, Role } from './duty-ports'
import { LeaseKeeper } from './lease-keeper'
import { NoSharedWords } from './shared-words'

/** So long whoever stands by keeps silent about servers that do not answer: whoever leads says so at once. */
const PATIENCE: Millis = seconds(60)

/** Who tells people, and that each piece of news is told once: the book is written before anything goes out. */
export class Duty {
  role: Role = 'starting'
  private telling: Telling
  private readonly lease: LeaseKeeper
  private readonly desk: BookDesk
  /** The number of the book that whoever stands by goes by. */
  private adopted = 0
  private isChanged = true
  private untold: readonly Announcement[] = []
  private turning: Promise<void> = Promise.resolve()
  private isTurning = false
  /** Since when the servers have not answered; `null` while they do. */
  private unreachedSince: Millis | null = null
  /** What this process told while nobody could be asked. */
  private readonly ahead = new Set<string>()

  /** @param kept the book as this process last had it; `null` for none */
  constructor(
    private readonly ports: DutyPorts,
    private readonly kept: Book | null,
  ) {
    this.lease = new LeaseKeeper(ports)
    this.desk = new BookDesk(ports.words, ports.self, ports.log, kept?.edition ?? 0)
    this.telling = { waiting: kept?.waiting ?? [], announced: kept?.announced ?? [], outbox: kept?.outbox ?? [] }
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
    const { troubles, choices, place, self } = this.ports
    return {
      schema: 1,
      by: self,
      edition: this.desk.edition,
      ...place(),
      ...this.telling,
      troubles: troubles(),
      choices: choices(),
    }
  }

  /** Goes on with what this process last had. */
  start(): void {
    if (this.kept !== null) this.ports.adopt(this.kept.troubles)
  }

  note(fresh: Fresh): void {
    this.telling = noted(this.telling, fresh, this.ports.clock.now())
    this.touch()
  }

  /** Something that stands in the book is not as it was. */
  touch(): void {
    this.isChanged = true
  }

  /** The webhook has taken all but these. */
  sent(left: ReadonlySet<string>): void {
    if (!this.isOurs) return
    const { telling } = this
    this.telling = withOutbox(telling, left)
    if (this.telling === telling) return
    this.touch()
    void this.turn()
  }

  /** What time has made due; every second. */
  tick(): void {
    this.tell()
    void this.turn()
  }

  /** The machine slept. */
  distrust(): void {
    this.lease.distrust()
  }

  /** Does what the turn is of: never two at once. Resolves when it is over. */
  turn(): Promise<void> {
    if (this.isTurning) return this.turning
    this.isTurning = true
    this.turning = this.takeTurn().finally(() => {
      this.isTurning = false
    })
    return this.turning
  }

  /** Changes what stands in the book, whoever leads. @returns whether it could be */
  async amend(change: (book: Book) => Book): Promise<boolean> {
    await this.turn()
    if (this.role !== 'standing-by' || this.unreachedSince !== null) return false
    return await this.desk.amend(change)
  }

  /** Whether all that was read up to now stands in the book: what others begin from must not hide it from them. */
  async settle(): Promise<boolean> {
    if (this.role === 'alone') return true
    this.touch()
    await this.turning
    await this.turn()
    return this.role === 'leading' && !this.isChanged
  }

  /** Writes what is to be written and lets somebody else lead. */
  async stop(): Promise<void> {
    await this.turning
    await this.turn()
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
      this.unreachedSince = null
    } catch (error) {
      if (error instanceof NoSharedWords) this.beAlone(error.message)
      else this.beOutOfReach(error)
    }
  }

  /** Nothing is told before it stands in the book, and whoever led before can write no more from then on. */
  private async takeOver(): Promise<void> {
    const { ports } = this
    const found = await this.desk.read()
    this.untold = []
    if (found !== null) {
      const ahead = this.telling.outbox.filter(({ id }) => this.ahead.has(id))
      const telling = takenOver(found, this.telling, ports.place().created)
      this.telling = { ...telling, outbox: [...telling.outbox, ...ahead] }
      ports.adopt(found.troubles)
      this.choose(found)
    }
    if (!(await this.desk.write(this.book))) return
    this.become('leading')
    ports.send(this.telling.outbox)
  }

  private async lead(): Promise<void> {
    if (this.isChanged) {
      this.isChanged = false
      const { untold } = this
      const isWritten = await this.desk.write(this.book).catch((error: unknown) => {
        this.isChanged = true
        throw error
      })
      if (isWritten) this.tellAll(untold)
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
    if (found === null || found.by === this.ports.self) return
    this.ports.adopt(merged(this.ports.troubles(), found.troubles))
    this.choose(found)
  }

  private async standBy(): Promise<void> {
    const own = this.ports.troubles().open.find(({ subject }) => subject === troubleSubject(null))
    const before = this.role
    if (before !== 'standing-by') {
      this.untold = []
      this.become('standing-by')
      this.ports.send([])
    }
    const known = this.adopted
    if (before === 'standing-by' && !this.isChanged && !(await this.desk.isOther(known))) return
    this.isChanged = false
    const found = await this.desk.read()
    if (found === null) return
    this.adopted = this.desk.sequence
    const shown = new Set(this.telling.announced.map(({ id }) => id))
    this.telling = stoodBy(found, this.telling, this.ports.place().created)
    // Told while nobody could be asked: whoever leads has to tell its end.
    const isTold = own !== undefined && own.ledger.badAt !== null && before !== 'standing-by'
    const next = this.withOwnChoices(isTold ? withTrouble(found, own) : found)
    this.ports.adopt(next.troubles)
    this.choose(found)
    if (known !== 0) this.ports.carry(found.announced.filter(({ id }) => !shown.has(id)))
    if (next !== found) await this.desk.write(next)
  }

  /** What somebody has chosen here is the choice of all. */
  private withOwnChoices(book: Book): Book {
    const choices = this.ports.choices()
    return choices.changedAt > book.choices.changedAt ? { ...book, choices } : book
  }

  private beAlone(why: string): void {
    if (this.role === 'alone') return
    this.ports.log(`headquarters: ${why}; a second process would tell everything again: run "hq streams"`)
    this.become('alone')
    this.ports.send(this.telling.outbox)
  }

  /** Whoever leads may be gone with the servers: after a while whoever stands by says that they do not answer. */
  private beOutOfReach(error: unknown): void {
    const now = this.ports.monotonic()
    if (this.unreachedSince === null) this.ports.log(`headquarters: its processes cannot agree now: ${String(error)}`)
    this.unreachedSince ??= now
    if (this.role === 'standing-by' && now - this.unreachedSince >= PATIENCE) this.become('starting')
    this.tellAhead()
  }

  private become(role: Role): void {
    if (role === this.role) return
    this.role = role
    this.ports.lead(role !== 'standing-by')
    this.ports.onRole()
  }

  private tell(): void {
    if (this.role === 'standing-by') return
    const { ports, telling } = this
    // Until it is sure that nobody else tells, only what headquarters itself has found out can be due.
    const isHeldBack = ({ site }: { readonly site: string | null }) => !this.isOurs && site !== null
    const due = { ...telling, waiting: telling.waiting.filter((one) => !isHeldBack(one)) }
    const isSent = ports.choices().webhook !== null
    const told = withTold(due, ports.isLive, ports.fleet(), isSent, ports.clock.now())
    if (told.announcements.length === 0) return
    this.telling = { ...told.telling, waiting: [...telling.waiting.filter(isHeldBack), ...told.telling.waiting] }
    this.untold = [...this.untold, ...told.announcements]
    this.touch()
    if (this.role === 'alone') this.tellAll(this.untold)
  }

  /** That the servers cannot be reached is told though nobody can be asked: by whoever led, or might lead. */
  private tellAhead(): void {
    if (this.role === 'standing-by') return
    const isOfEngine = ({ items }: Announcement) => items.every(({ kind }) => kind === 'engine-unreachable')
    const told = this.untold.filter(isOfEngine)
    for (const { id } of told) this.ahead.add(id)
    this.tellAll(told)
  }

  private tellAll(announcements: readonly Announcement[]): void {
    if (announcements.length === 0) return
    this.untold = this.untold.filter((one) => !announcements.includes(one))
    this.ports.carry(announcements)
    const ids = new Set(this.untold.map(({ id }) => id))
    this.ports.send(this.telling.outbox.filter(({ id }) => !ids.has(id)))
  }

  private choose({ choices }: Book): void {
    if (choices.changedAt > this.ports.choices().changedAt) this.ports.choose(choices)
  }
}
