import { type Millis, seconds } from '../../shared/time/millis'

/** Over so long a rate is taken, and so often it is noted for the trend. */
const SPAN: Millis = seconds(10)
const TREND_KEPT = 60

/** How many reports came in lately. */
export class Rate {
  total = 0
  lastAt: Millis | null = null
  private readonly past: number[] = []
  private readonly totals: number[] = [0]

  note(count: number, now: Millis): void {
    this.total += count
    this.lastAt = now
  }

  /** Every second. */
  tick(): void {
    this.totals.push(this.total)
    if (this.totals.length > SPAN / seconds(1) + 1) this.totals.shift()
    this.past.push(this.perSecond)
    if (this.past.length > TREND_KEPT) this.past.shift()
  }

  get perSecond(): number {
    const span = this.totals.length - 1
    return span < 1 ? 0 : (this.total - (this.totals[0] ?? 0)) / span
  }

  /** Oldest first. */
  get trend(): readonly number[] {
    return this.past
  }
}
