import type { Transition } from '../../shared/model/transition'
import { readCollection } from './collection'
import { type Day, listDays, type TransitionsDocument, transitionsPath } from './day-files'
import { unpack } from './packed'
import { TransitionColumns, TransitionWords } from './transition-columns'

/** Days whose transitions are held in full: who turns pages asks for the same day again. */
const DAYS_HELD = 3

/** Transitions held as columns, about 20 bytes each; beyond it the days that were asked for longest ago are read again. */
const ROWS_HELD = 2_000_000

/** Names and strands that the columns refer to; with more of them everything is read anew. */
const WORDS_HELD = 400_000

export interface OfGeneration<T> {
  readonly generation: string
  readonly value: T
}

type Columns = readonly OfGeneration<TransitionColumns>[]
type Transitions = readonly OfGeneration<readonly Transition[]>[]

/** The sealed transitions by day: whole for the few that are being looked at, as columns for all that were counted. */
export class TransitionDays {
  private readonly whole = new Map<Day, Transitions>()
  private readonly indexed = new Map<Day, Columns>()
  words = new TransitionWords()

  constructor(
    private readonly folder: string,
    private readonly onDamage: (path: string) => void,
  ) {}

  /** Oldest first. */
  list(): Promise<readonly Day[]> {
    return listDays(this.folder)
  }

  async transitionsOf(day: Day): Promise<Transitions> {
    const found = this.whole.get(day) ?? (await this.read(day))
    putLast(this.whole, day, found)
    const [oldest] = this.whole.keys()
    if (this.whole.size > DAYS_HELD && oldest !== undefined) this.whole.delete(oldest)
    return found
  }

  hasColumns(day: Day): boolean {
    return this.indexed.has(day)
  }

  async columnsOf(day: Day): Promise<Columns> {
    const known = this.indexed.get(day)
    if (known === undefined && this.words.size > WORDS_HELD) this.forgetColumns()
    const columns = known ?? (await this.index(day))
    putLast(this.indexed, day, columns)
    let rows = [...this.indexed.values()].flat().reduce((sum, { value }) => sum + value.length, 0)
    for (const [oldest, held] of this.indexed) {
      if (rows <= ROWS_HELD || oldest === day) break
      rows -= held.reduce((sum, { value }) => sum + value.length, 0)
      this.indexed.delete(oldest)
    }
    return columns
  }

  /** The day is about to change, or to go. */
  drop(day: Day): void {
    this.whole.delete(day)
    this.indexed.delete(day)
  }

  dropAll(): void {
    this.whole.clear()
    this.forgetColumns()
  }

  private forgetColumns(): void {
    this.indexed.clear()
    this.words = new TransitionWords()
  }

  private async index(day: Day): Promise<Columns> {
    const transitions = this.whole.get(day) ?? (await this.read(day))
    return transitions.map(({ generation, value }) => ({ generation, value: new TransitionColumns(value, this.words) }))
  }

  private async read(day: Day): Promise<Transitions> {
    const path = transitionsPath(this.folder, day)
    const { documents, damaged } = await readCollection<TransitionsDocument>(path)
    if (damaged > 0) this.onDamage(path)
    return documents.map(({ generation, data }) => ({ generation, value: unpack<readonly Transition[]>(data) }))
  }
}

/** Maps keep the order of insertion: what was used last is last. */
function putLast<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
}
