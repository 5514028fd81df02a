import { type Book, withChoices, withTrouble } from '../../shared/hq/book'
import type { Troubles } from '../../shared/hq/told-troubles'
import { troubleSubject } from '../../shared/hq/trouble'
import type { Incident } from '../../shared/model/incident'
import type { Announcing } from './announcing'
import type { BookDesk } from './book-desk'
import type { DutyPorts } from './duty-ports'

/** Goes by the book of whoever leads: shows what is told, and writes down only what nobody else can know. */
export class Following {
  /** The number of the book that was gone by last; 0 for none. */
  private adopted = 0

  constructor(
    private readonly ports: Pick<DutyPorts, 'adopt' | 'choices' | 'choose' | 'carry'>,
    private readonly desk: Pick<BookDesk, 'read' | 'write' | 'isOther' | 'sequence'>,
    private readonly news: Pick<Announcing, 'follow'>,
  ) {}

  /** Whether another book stands there than was gone by last. @throws what the words throw */
  isBehind(): Promise<boolean> {
    return this.desk.isOther(this.adopted)
  }

  /**
   * Goes by the book as it stands there now.
   * @param told a trouble that was told here while nobody could be asked, whose end whoever leads has to tell
   * @throws what the words throw
   */
  async catchUp(told: Incident | null): Promise<void> {
    const found = await this.desk.read()
    if (found === null) return
    const isFirst = this.adopted === 0
    this.adopted = this.desk.sequence
    const unseen = this.news.follow(found)
    const next = withChoices(told === null ? found : withTrouble(found, told), this.ports.choices())
    this.ports.adopt(next.troubles)
    chooseNewer(this.ports, found)
    // What was told before this process looked for the first time is nothing that happens now.
    if (!isFirst) this.ports.carry(unseen)
    if (next !== found) await this.desk.write(next)
  }
}

/** That the servers do not answer, where that was told here; `null` where it was not. */
export function engineTroubleTold({ open }: Troubles): Incident | null {
  const own = open.find(({ subject }) => subject === troubleSubject(null))
  return own !== undefined && own.ledger.badAt !== null ? own : null
}

/** Takes over what people have chosen, where that was later than here. */
export function chooseNewer(ports: Pick<DutyPorts, 'choices' | 'choose'>, { choices }: Pick<Book, 'choices'>): void {
  if (choices.changedAt > ports.choices().changedAt) ports.choose(choices)
}
