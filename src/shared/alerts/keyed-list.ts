/**
 * Values by key, and the plain list of them. A list that was given out stays as it was: the next change makes a copy of
 * it, which for 2,000 entries costs a few microseconds, while finding them all by key again would cost a hundred.
 */
export class KeyedList<T> {
  private readonly places: Map<string, number>
  private isOwn = false

  constructor(
    private entries: readonly T[],
    private readonly keyOf: (value: T) => string,
  ) {
    this.places = new Map(entries.map((value, place) => [keyOf(value), place]))
  }

  get(key: string): T | undefined {
    const place = this.places.get(key)
    return place === undefined ? undefined : this.entries[place]
  }

  put(value: T): void {
    const key = this.keyOf(value)
    const entries = this.own()
    const place = this.places.get(key) ?? entries.length
    this.places.set(key, place)
    entries[place] = value
  }

  /** The last one takes its place. */
  delete(key: string): void {
    const place = this.places.get(key)
    if (place === undefined) return
    const entries = this.own()
    const last = entries.pop() as T
    this.places.delete(key)
    if (place === entries.length) return
    entries[place] = last
    this.places.set(this.keyOf(last), place)
  }

  get size(): number {
    return this.places.size
  }

  keys(): string[] {
    return [...this.places.keys()]
  }

  /** The values as they are now, in no order. */
  list(): readonly T[] {
    this.isOwn = false
    return this.entries
  }

  private own(): T[] {
    if (!this.isOwn) this.entries = this.entries.slice()
    this.isOwn = true
    return this.entries as T[]
  }
}
