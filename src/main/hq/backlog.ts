import type { Position } from '../../shared/hq/position'
import type { Millis } from '../../shared/time/millis'
import type { JournalTail, TailCommit } from '../ports'
import type { KeptCursor } from './kept-files'

/** How much waits to be forwarded: counted as it comes and goes, not held. */
export class Backlog {
  private count = 0
  private oldest: Millis | null = null

  constructor(private readonly tail: JournalTail) {}

  /** Reports, as far as they could be counted. */
  get waiting(): number {
    return this.count
  }

  get oldestAt(): Millis | null {
    return this.oldest
  }

  /** What waited when the station last ran, and what its journals have after that. */
  async resume({ position, lastAt, waiting }: KeptCursor): Promise<void> {
    const before = this.count
    const counted = await this.tail.count(position).catch(() => null)
    this.count = counted ?? waiting + before
    if (this.count > 0) this.oldest ??= lastAt
  }

  /** Everything after this place waits. */
  async recount(after: Position, lastAt: Millis | null): Promise<void> {
    const counted = await this.tail.count(after)
    // What is sealed by now was counted when it came, if at all.
    this.count = counted ?? this.count
    this.oldest = this.count === 0 ? null : (lastAt ?? this.oldest)
  }

  add({ at, reports }: TailCommit): void {
    this.count += reports
    if (reports > 0) this.oldest ??= at
  }

  sent(reports: number, lastAt: Millis | null): void {
    this.count = Math.max(0, this.count - reports)
    this.oldest = this.count === 0 ? null : (lastAt ?? this.oldest)
  }

  /** Nothing waits. */
  clear(): void {
    this.count = 0
    this.oldest = null
  }
}
