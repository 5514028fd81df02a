import { setImmediate } from 'node:timers/promises'
import { StorageFailure } from '../failures'
import type { Facts } from '../ports'
import { isForWantOfRoom, reason } from './disk'
import { OwedFacts } from './owed-facts'

/** Facts in the order in which they became true: what somebody waits for, or what is owed in between. */
type Entry =
  | { readonly facts: Facts; readonly resolve: () => void; readonly reject: (failure: StorageFailure) => void }
  | { readonly owed: OwedFacts }

/**
 * Commits together whatever waits together. There is no timer: a write starts when the previous one ends and takes
 * along all that came meanwhile; waiting for more would only make a lone box wait. It does let the reports be read that
 * have arrived already, which costs nobody anything and saves most of the syncs when many boxes report at once.
 */
export class GroupCommit {
  private entries: Entry[] = []
  private writing: Promise<void> | null = null

  /** @param write puts facts on the disk in this order, all or none */
  constructor(private readonly write: (facts: readonly Facts[]) => Promise<void>) {}

  /** @throws StorageFailure; what the facts made of the fleet is then written before whatever is written next. */
  commit(facts: Facts): Promise<void> {
    return new Promise((resolve, reject) => {
      this.entries.push({ facts, resolve, reject })
      this.writing ??= this.writeAll()
    })
  }

  /** Refused elsewhere: what the facts made of the fleet goes with the next commit. */
  owe(facts: Facts): void {
    const last = this.entries.at(-1)
    if (last !== undefined && 'owed' in last) last.owed.add(facts)
    else this.entries.push({ owed: OwedFacts.of([facts]) })
  }

  /** Resolves when nothing waits; what is owed has been tried once more. */
  async finish(): Promise<void> {
    await this.writing
    if (this.entries.length > 0) await this.writeGroup()
  }

  private async writeAll(): Promise<void> {
    // Until nobody waits: what is owed alone is left for the next who does.
    do {
      await setImmediate()
      await this.writeGroup()
    } while (this.entries.some((entry) => 'facts' in entry))
    this.writing = null
  }

  private async writeGroup(): Promise<void> {
    const group = this.entries
    this.entries = []
    const facts = group.map((entry) => ('facts' in entry ? entry.facts : entry.owed.get()))
    try {
      await this.write(facts)
      for (const entry of group) if ('resolve' in entry) entry.resolve()
    } catch (error) {
      this.entries.unshift({ owed: OwedFacts.of(facts) })
      const failure = new StorageFailure(`the report could not be kept: ${reason(error)}`, isForWantOfRoom(error))
      for (const entry of group) if ('reject' in entry) entry.reject(failure)
    }
  }
}
