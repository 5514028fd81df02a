import type { Announcement } from '../../shared/alerts/announcement'
import {
  type Book,
  NOTHING_TELLING,
  noted,
  stoodBy,
  type Telling,
  takenOver,
  withOutbox,
  withTold,
} from '../../shared/hq/book'
import type { Fresh } from '../../shared/hq/telling'
import type { DutyPorts } from './duty-ports'

type AnnouncingPorts = Pick<DutyPorts, 'clock' | 'place' | 'fleet' | 'isLive' | 'choices' | 'carry' | 'send'>

/** News on its way to people: gathered, due, written down, out. */
export class Announcing {
  telling: Telling
  /** Due, and not out yet: it has to stand in the book first. */
  untold: readonly Announcement[] = []
  /** What this process told while nobody could be asked. */
  private readonly ahead = new Set<string>()
  /** Up to where the news of the stream is in what was taken over: whoever reads it once more has heard it. */
  private contained: Pick<Book, 'created' | 'sequence'> | null
  /** A book that is found may be of the time before. */
  private hasFallen = false

  constructor(
    private readonly ports: AnnouncingPorts,
    kept: Book | null,
  ) {
    const { waiting, announced, outbox } = kept ?? NOTHING_TELLING
    this.telling = { waiting, announced, outbox }
    this.contained = kept
  }

  note(fresh: Fresh): void {
    if (this.isContained(fresh)) return
    this.telling = noted(this.telling, fresh, this.ports.clock.now())
  }

  /** Makes announcements of what has been gathered long enough. @param may what may be told now @returns whether there are any */
  gather(may: (one: Pick<Telling['waiting'][number], 'incident'>) => boolean): boolean {
    const { ports, telling } = this
    const due = { ...telling, waiting: telling.waiting.filter(may) }
    const isSent = ports.choices().webhook !== null
    const told = withTold(due, ports.isLive, ports.fleet(), isSent, ports.clock.now())
    if (told.announcements.length === 0) return false
    const heldBack = telling.waiting.filter((one) => !may(one))
    this.telling = { ...told.telling, waiting: [...heldBack, ...told.telling.waiting] }
    this.untold = [...this.untold, ...told.announcements]
    return true
  }

  /** Lets these go out. */
  tell(announcements: readonly Announcement[]): void {
    if (announcements.length === 0) return
    this.untold = this.untold.filter((one) => !announcements.includes(one))
    this.ports.carry(announcements)
    this.send()
  }

  /** Lets these go out though nobody can be asked. */
  tellAhead(isMeant: (one: Announcement) => boolean): void {
    const told = this.untold.filter(isMeant)
    for (const { id } of told) this.ahead.add(id)
    this.tell(told)
  }

  /** What is out and not taken by the webhook. */
  send(): void {
    const ids = new Set(this.untold.map(({ id }) => id))
    this.ports.send(this.telling.outbox.filter(({ id }) => !ids.has(id)))
  }

  /** The webhook has taken all that is out but these. @returns whether that is news */
  sent(left: ReadonlySet<string>): boolean {
    const { telling } = this
    this.telling = withOutbox(telling, new Set([...left, ...this.untold.map(({ id }) => id)]))
    return this.telling !== telling
  }

  /** Goes on with what the one before had. */
  takeOver(book: Book): void {
    const telling = takenOver(book, this.telling, this.ports.place().created)
    // The book may be the own one, whose answer was lost.
    const known = new Set(telling.outbox.map(({ id }) => id))
    const ahead = this.telling.outbox.filter(({ id }) => this.ahead.has(id) && !known.has(id))
    this.contained = this.hasFallen ? null : book
    this.untold = []
    this.telling = { ...telling, outbox: [...telling.outbox, ...ahead] }
  }

  /** What comes from now on may bear the numbers of what the stream has lost. */
  fell(): void {
    this.hasFallen = true
    this.contained = null
  }

  /** Tells nothing any more. */
  withdraw(): void {
    this.untold = []
    this.ports.send([])
  }

  /** Goes by what whoever leads has written. @returns what of it was not shown here */
  follow(book: Book): readonly Announcement[] {
    const shown = new Set(this.telling.announced.map(({ id }) => id))
    this.telling = stoodBy(book, this.telling, this.ports.place().created)
    return book.announced.filter(({ id }) => !shown.has(id))
  }

  private isContained({ sequence }: Fresh): boolean {
    if (sequence === null || this.contained === null) return false
    return this.contained.created === this.ports.place().created && sequence <= this.contained.sequence
  }
}
