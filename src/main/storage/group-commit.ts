import { reason, StorageFailure } from '../failures'
import type { Facts } from '../ports'
import { isForWantOfRoom } from './disk'
import { OwedFacts } from './owed-facts'

/** Facts in the order in which they became true: what somebody waits for, or what is owed in between. */
type Entry =
  | { readonly facts: Facts; readonly resolve: () => void; readonly reject: (failure: StorageFailure) => void }
  | { readonly owed: OwedFacts }

/** With so many together the sync is a small part of what they cost; more would only wait while the disk is idle. */
const WORTH_A_SYNC = 8

/**
 * Commits together whatever waits together. There is no timer: a write starts when the previous one ends and takes
 * along all that came meanwhile; waiting for more would only make a lone box wait. What has arrived already is read
 * first, which takes no time and, when many boxes report at once, saves most of the syncs: one costs as much as two
 * reports. Then the disk never waits for answers to be sent, nor they for the disk.
 */
export class GroupCommit {
  private entries: Entry[] = []
  /** Of gateways, what is not written before there is room for reports again. */
  private withheld = new OwedFacts()
  private writing: Promise<void> | null = null

  /** @param write puts facts on the disk in this order, all or none */
  constructor(private readonly write: (facts: readonly Facts[]) => Promise<void>) {}

  /** @throws StorageFailure; what the facts made of the fleet is then written before whatever is written next. */
  commit(facts: Facts): Promise<void> {
    this.withheld.overtakenBy(facts)
    return new Promise((resolve, reject) => {
      this.entries.push({ facts, resolve, reject })
      this.writing ??= this.writeAll()
    })
  }

  /**
   * A report refused for want of room: what happened with it is written with the next commit; what it made of its
   * gateway waits for `release`, or each edit would write every gateway that has reported, and fill what is left.
   */
  withhold(facts: Facts): void {
    const { transitions, alerts, gateways, removed } = facts
    this.withheld.add({ ...facts, gateways, removed, transitions: [], alerts: undefined })
    if (transitions.length > 0 || alerts !== undefined) this.owe({ ...facts, gateways: [], removed: [] })
  }

  /** There is room again: what was withheld goes with the next commit, before it. */
  release(): void {
    if (this.withheld.isEmpty) return
    this.owe(this.withheld.get())
    this.withheld = new OwedFacts()
  }

  private owe(facts: Facts): void {
    const last = this.entries.at(-1)
    if (last !== undefined && 'owed' in last) last.owed.add(facts)
    else this.entries.push({ owed: OwedFacts.of([facts]) })
  }

  /** Resolves when nothing waits; what is owed has been tried once more. */
  async finish(): Promise<void> {
    await this.writing
    this.release()
    if (this.entries.length > 0) (await this.writeGroup())()
  }

  private async writeAll(): Promise<void> {
    // Until nobody waits: what is owed alone is left for the next who does.
    do {
      await this.gather()
      let answer = await this.writeGroup()
      // The disk has its next work before those are answered who waited for the last: it is what all wait for.
      while (this.entries.length >= WORTH_A_SYNC) {
        const next = this.writeGroup()
        answer()
        answer = await next
      }
      answer()
    } while (this.entries.some((entry) => 'facts' in entry))
    this.writing = null
  }

  /** Lets the turns of the event loop pass that bring more, until it is worth a sync. */
  private async gather(): Promise<void> {
    for (let before = 0; before < this.entries.length && this.entries.length < WORTH_A_SYNC; ) {
      before = this.entries.length
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Resolves, whether it went well or not, with what tells that to those who wait. */
  private async writeGroup(): Promise<() => void> {
    const group = this.entries
    this.entries = []
    const facts = group.map((entry) => ('facts' in entry ? entry.facts : entry.owed.get()))
    try {
      await this.write(facts)
      return () => {
        for (const entry of group) if ('resolve' in entry) entry.resolve()
      }
    } catch (error) {
      this.entries.unshift({ owed: OwedFacts.of(facts) })
      const failure = new StorageFailure(`the report could not be kept: ${reason(error)}`, isForWantOfRoom(error))
      return () => {
        for (const entry of group) if ('reject' in entry) entry.reject(failure)
      }
    }
  }
}
