import { indexIn, indexOf, type KeptTransitions, unpackTransitions } from '../../shared/history/packed-transitions'
import type { Transition } from '../../shared/model/transition'
import { readCollection } from './collection'
import { type Day, listDays, type TransitionsDocument, transitionsPath } from './day-files'
import { readPacked } from './packed'
import { TransitionColumns, TransitionWords } from './transition-columns'

/** Transitions that are held in full, some 500 bytes each: who turns pages asks for the same days again. At least one day is. */
const WHOLE_HELD = 40_000

/** Transitions held as columns, about 16 bytes each; beyond it the days that were asked for longest ago are read again. */
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
    const found = this.whole.get(day) ?? (await this.read(day, unpackTransitions))
    putLast(this.whole, day, found)
    cut(this.whole, WHOLE_HELD)
    return found
  }

  /** The same, one generation after the other and none of it held: for who needs only the first. */
  async *oneByOne(day: Day): AsyncGenerator<OfGeneration<readonly Transition[]>> {
    const held = this.whole.get(day)
    if (held !== undefined) return yield* held
    const path = transitionsPath(this.folder, day)
    const { documents } = await readCollection<TransitionsDocument>(path)
    for (const document of documents.toSorted((a, b) => (a.generation < b.generation ? -1 : 1))) {
      yield* this.readable(path, document, unpackTransitions)
    }
  }

  hasColumns(day: Day): boolean {
    return this.indexed.has(day)
  }

  async columnsOf(day: Day): Promise<Columns> {
    const known = this.indexed.get(day)
    if (known === undefined && this.words.size > WORDS_HELD) this.forgetColumns()
    const columns = known ?? (await this.index(day))
    putLast(this.indexed, day, columns)
    cut(this.indexed, ROWS_HELD)
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
    const whole = this.whole.get(day)?.map(({ generation, value }) => ({ generation, value: indexOf(value) }))
    return (whole ?? (await this.read(day, indexIn))).map(({ generation, value }) => ({
      generation,
      value: new TransitionColumns(value, this.words),
    }))
  }

  private async read<T>(day: Day, as: (kept: KeptTransitions) => T): Promise<readonly OfGeneration<T>[]> {
    const path = transitionsPath(this.folder, day)
    const { documents, damaged } = await readCollection<TransitionsDocument>(path)
    if (damaged > 0) this.onDamage(path)
    return documents.flatMap((document) => this.readable(path, document, as))
  }

  /** Nothing where the document is damaged. */
  private readable<T>(
    path: string,
    { generation, data }: TransitionsDocument,
    as: (kept: KeptTransitions) => T,
  ): OfGeneration<T>[] {
    const value = readPacked(data, as, () => this.onDamage(path))
    return value === null ? [] : [{ generation, value }]
  }
}

/** Maps keep the order of insertion: what was used last is last. */
function putLast<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
}

/** Lets go what was used longest ago until no more rows are held than `most`, or only the last used. */
function cut<V extends readonly OfGeneration<{ readonly length: number }>[]>(held: Map<Day, V>, most: number): void {
  const rowsOf = (value: V) => value.reduce((sum, one) => sum + one.value.length, 0)
  let rows = [...held.values()].reduce((sum, value) => sum + rowsOf(value), 0)
  for (const [oldest, value] of held) {
    if (rows <= most || held.size === 1) return
    rows -= rowsOf(value)
    held.delete(oldest)
  }
}
