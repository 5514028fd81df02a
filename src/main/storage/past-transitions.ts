import type { Transition } from '../../shared/model/transition'
import type { TransitionQuery } from '../ports'
import { readCollection } from './collection'
import { type Day, dayOf, endOfDay, listDays, startOfDay, type TransitionsDocument, transitionsPath } from './day-files'
import type { Extent } from './extent'
import type { JournalFiles } from './journal-files'
import { HAS_TRANSITIONS } from './journal-line'
import { unpack } from './packed'
import { matches, newestFirst } from './transition-query'

/** Days whose transitions are held in memory: who turns pages asks for the same day again. */
const DAYS_HELD = 3

type DayTransitions = readonly TransitionsOf[]
interface TransitionsOf {
  readonly generation: string
  readonly transitions: readonly Transition[]
}

/** What changed, from the days and from the journals that are not sealed yet. */
export class PastTransitions {
  private readonly held = new Map<Day, DayTransitions>()

  constructor(
    private readonly folder: string,
    private readonly journals: JournalFiles,
    private readonly onDamage: (path: string) => void,
  ) {}

  /** Newest first, each once, at most `limit`. Reads only as many days as that takes. */
  async find(query: TransitionQuery, live: readonly Extent[]): Promise<readonly Transition[]> {
    const found: Transition[] = []
    for (const extent of live) found.push(...(await this.journaled(extent, query)))
    const ids = new Set(live.map(({ id }) => id))
    for (const day of await this.daysFor(query)) {
      const isNewer = (transition: Transition) => transition.at >= endOfDay(day)
      if (found.filter(isNewer).length >= query.limit) break
      for (const { generation, transitions } of await this.ofDay(day)) {
        if (!ids.has(generation)) found.push(...transitions.filter((transition) => matches(transition, query)))
      }
    }
    return newestFirst(found, query.limit)
  }

  /** The day is about to change, or to go. */
  drop(day: Day): void {
    this.held.delete(day)
  }

  dropAll(): void {
    this.held.clear()
  }

  private async journaled(extent: Extent, query: TransitionQuery): Promise<Transition[]> {
    const found: Transition[] = []
    for (const line of await this.journals.lines(extent, HAS_TRANSITIONS)) {
      for (const { transitions = [] } of line.facts) {
        for (const transition of transitions) if (matches(transition, query)) found.push(transition)
      }
    }
    return found
  }

  /** Newest first. */
  private async daysFor({ from, to, before }: TransitionQuery): Promise<Day[]> {
    // Ids begin with their time, so a page that begins at one needs no later day.
    const newest = before !== undefined && /^\d{13}/.test(before) ? dayOf(Number(before.slice(0, 13))) : undefined
    return (await listDays(this.folder))
      .filter((day) => from === undefined || endOfDay(day) > from)
      .filter((day) => (to === undefined || startOfDay(day) < to) && (newest === undefined || day <= newest))
      .toReversed()
  }

  private async ofDay(day: Day): Promise<DayTransitions> {
    const held = this.held.get(day) ?? (await this.read(day))
    this.held.delete(day)
    this.held.set(day, held)
    const [oldest] = this.held.keys()
    if (this.held.size > DAYS_HELD && oldest !== undefined) this.held.delete(oldest)
    return held
  }

  private async read(day: Day): Promise<DayTransitions> {
    const path = transitionsPath(this.folder, day)
    const { documents, damaged } = await readCollection<TransitionsDocument>(path)
    if (damaged > 0) this.onDamage(path)
    return documents.map(({ generation, data }) => ({ generation, transitions: unpack<readonly Transition[]>(data) }))
  }
}
