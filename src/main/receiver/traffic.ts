import { type Millis, seconds } from '../../shared/time/millis'

/** One point of the rate's trend. */
const BIN: Millis = seconds(2)
const BINS_KEPT = 31

/** Counts accepted reports and how many come in a second. */
export class Traffic {
  private total = 0
  private last: Millis | null = null
  /** Reports per bin, newest last; the last one is still filling. */
  private bins: number[] = [0]
  private binStart: Millis

  constructor(now: Millis) {
    this.binStart = now
  }

  get accepted(): number {
    return this.total
  }

  get lastAt(): Millis | null {
    return this.last
  }

  accept(at: Millis): void {
    this.advance(at)
    this.total++
    this.last = Math.max(at, this.last ?? at)
    this.bins.push((this.bins.pop() ?? 0) + 1)
  }

  /** Reports per second of each bin that is full, oldest first. */
  trend(now: Millis): number[] {
    this.advance(now)
    return this.bins.slice(0, -1).map((count) => (count * 1000) / BIN)
  }

  /** Reports per second over the last full bins, about 20 s: the period of most boxes. */
  rate(now: Millis): number {
    const recent = this.trend(now).slice(-10)
    const mean = recent.reduce((sum, rate) => sum + rate, 0) / Math.max(1, recent.length)
    return Math.round(mean * 10) / 10
  }

  private advance(now: Millis): void {
    const passed = Math.floor((now - this.binStart) / BIN)
    // The clock was set back: the bins go on from where it is now.
    if (passed < 0) {
      this.binStart = now
      if (this.last !== null) this.last = Math.min(this.last, now)
    }
    if (passed <= 0) return
    this.binStart += passed * BIN
    this.bins.push(...Array.from({ length: Math.min(passed, BINS_KEPT) }, () => 0))
    this.bins = this.bins.slice(-BINS_KEPT)
  }
}
