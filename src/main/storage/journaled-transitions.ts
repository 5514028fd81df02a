import type { Transition } from '../../shared/model/transition'
import type { Extent, GenerationId } from './extent'
import type { JournalFiles } from './journal-files'
import { HAS_TRANSITIONS } from './journal-line'

/** What was read of a journal, and how far. */
interface Read {
  readonly size: number
  readonly transitions: readonly Transition[]
}

/** The transitions of the journals that are not sealed yet. A journal only grows: each part of it is read once. */
export class JournaledTransitions {
  private readonly read = new Map<GenerationId, Read>()

  constructor(private readonly journals: JournalFiles) {}

  /** In the order in which they were written; nothing else is held afterwards. */
  async of(live: readonly Extent[]): Promise<readonly Transition[]> {
    const ids = new Set(live.map(({ id }) => id))
    for (const id of this.read.keys()) if (!ids.has(id)) this.read.delete(id)
    const found: (readonly Transition[])[] = []
    for (const extent of live) found.push(await this.ofOne(extent))
    return found.flat()
  }

  dropAll(): void {
    this.read.clear()
  }

  private async ofOne(extent: Extent): Promise<readonly Transition[]> {
    const before = this.read.get(extent.id) ?? { size: 0, transitions: [] }
    if (extent.size <= before.size) return before.transitions
    const transitions = [...before.transitions]
    for (const { facts } of await this.journals.linesFrom(extent, before.size, HAS_TRANSITIONS)) {
      for (const fact of facts) transitions.push(...(fact.transitions ?? []))
    }
    this.read.set(extent.id, { size: extent.size, transitions })
    return transitions
  }
}
