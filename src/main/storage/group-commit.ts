import { StorageFailure } from '../failures'
import type { Facts } from '../ports'
import { reason } from './disk'
import { OwedFacts } from './owed-facts'

interface Waiting {
  readonly facts: Facts
  readonly resolve: () => void
  readonly reject: (failure: StorageFailure) => void
}

/**
 * Commits together whatever waits together. There is no timer: a write starts when the previous one ends and takes
 * along all that came meanwhile; waiting for more would only make a lone box wait.
 */
export class GroupCommit {
  private waiting: Waiting[] = []
  private writing: Promise<void> | null = null
  private readonly owed = new OwedFacts()

  /** @param write puts facts on the disk in this order, all or none */
  constructor(private readonly write: (facts: readonly Facts[]) => Promise<void>) {}

  /** @throws StorageFailure; what the facts made of the fleet is then written before whatever is written next. */
  commit(facts: Facts): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ facts, resolve, reject })
      this.writing ??= this.writeWhileWaiting()
    })
  }

  /** Refused elsewhere: what the facts made of the fleet goes with the next commit. */
  owe(facts: Facts): void {
    this.owed.add(facts)
  }

  /** Resolves when nothing waits; what is owed has been tried once more. */
  async finish(): Promise<void> {
    await this.writing
    if (this.owed.isEmpty) return
    await this.write([this.owed.get()]).catch(() => undefined)
  }

  private async writeWhileWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting
      this.waiting = []
      await this.writeGroup(group)
    }
    this.writing = null
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    const facts = group.map((each) => each.facts)
    try {
      await this.write(this.owed.isEmpty ? facts : [this.owed.get(), ...facts])
      this.owed.clear()
      for (const { resolve } of group) resolve()
    } catch (error) {
      for (const each of facts) this.owed.add(each)
      const failure = new StorageFailure(`the report could not be kept: ${reason(error)}`)
      for (const { reject } of group) reject(failure)
    }
  }
}
