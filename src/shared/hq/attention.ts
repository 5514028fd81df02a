/** What has changed of what is listed. */
export interface AttentionChange {
  readonly entered: readonly string[]
  readonly left: readonly string[]
}

const NOTHING: AttentionChange = { entered: [], left: [] }

/**
 * Which boxes are listed of those that somebody should look at: all of them while they are at most `limit`, and otherwise
 * so many of the worst. Who is listed stays so until they are well or somebody worse needs the place, so that a list of
 * a disaster stands still. Each change costs the same however many there are.
 */
export class Attention {
  /** By severity, the worst first. */
  private readonly listed: readonly Set<string>[]
  private readonly waiting: readonly Set<string>[]
  private listedCount = 0
  private waitingCount = 0

  /** @param severities how many there are; 0 is the worst */
  constructor(
    private readonly severities: number,
    private readonly limit: number,
  ) {
    this.listed = Array.from({ length: severities }, () => new Set<string>())
    this.waiting = Array.from({ length: severities }, () => new Set<string>())
  }

  /** How many need attention, listed or not. */
  get total(): number {
    return this.listedCount + this.waitingCount
  }

  get size(): number {
    return this.listedCount
  }

  has(id: string): boolean {
    return this.listed.some((some) => some.has(id))
  }

  *[Symbol.iterator](): Iterator<string> {
    for (const some of this.listed) yield* some
  }

  /** @param before, after the severity of a box; `null` while it needs no attention */
  change(id: string, before: number | null, after: number | null): AttentionChange {
    if (before === after) return NOTHING
    const wasListed = before !== null && this.drop(id, before)
    const outcome = after === null ? NOTHING : this.place(id, after)
    const refilled = after === null || outcome.entered.length === 0 ? this.refill() : []
    const entered = [...outcome.entered, ...refilled]
    if (!wasListed) return { entered, left: outcome.left }
    // Who goes on being listed, for another reason, has neither entered nor left.
    return entered.includes(id)
      ? { entered: entered.filter((other) => other !== id), left: outcome.left }
      : { entered, left: [...outcome.left, id] }
  }

  /** @returns whether it was listed */
  private drop(id: string, severity: number): boolean {
    if (this.listed[severity]?.delete(id)) {
      this.listedCount--
      return true
    }
    if (this.waiting[severity]?.delete(id)) this.waitingCount--
    return false
  }

  private place(id: string, severity: number): AttentionChange {
    if (this.listedCount < this.limit && !this.isAnyoneWaiting(severity)) return this.list(id, severity)
    const least = this.leastListed()
    if (this.listedCount < this.limit || least <= severity) {
      this.waiting[severity]?.add(id)
      this.waitingCount++
      return NOTHING
    }
    const [displaced = ''] = this.listed[least] ?? []
    this.drop(displaced, least)
    this.waiting[least]?.add(displaced)
    this.waitingCount++
    return { ...this.list(id, severity), left: [displaced] }
  }

  private list(id: string, severity: number): AttentionChange {
    this.listed[severity]?.add(id)
    this.listedCount++
    return { entered: [id], left: [] }
  }

  /** Gives places that have become free to the worst of those who wait. */
  private refill(): readonly string[] {
    const entered: string[] = []
    for (let severity = 0; severity < this.severities; severity++) {
      for (const id of this.waiting[severity] ?? []) {
        if (this.listedCount >= this.limit) return entered
        this.drop(id, severity)
        entered.push(...this.list(id, severity).entered)
      }
    }
    return entered
  }

  /** Whether somebody at least as ill waits, who comes first. */
  private isAnyoneWaiting(severity: number): boolean {
    return this.waiting.slice(0, severity + 1).some((some) => some.size > 0)
  }

  private leastListed(): number {
    return this.listed.findLastIndex((some) => some.size > 0)
  }
}
