import { type Millis, seconds } from '../../shared/time/millis'

/** A box that was cut off sends what it kept; so much more than the rate is no flood. */
const BURST_SECONDS = 2

/** Addresses remembered; an attacker with more than that has other ways. */
const ADDRESSES_KEPT = 10_000

interface Bucket {
  readonly tokens: number
  readonly at: Millis
}

/** How many requests a second each address may send; others do not notice one that sends more. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>()

  /** @param perSecond 0 for no limit */
  constructor(private perSecond: number) {}

  set(perSecond: number): void {
    this.perSecond = perSecond
    this.buckets.clear()
  }

  /** Whether one more request of this address may be answered now. */
  allows(address: string, now: Millis): boolean {
    if (this.perSecond === 0) return true
    const full = this.perSecond * BURST_SECONDS
    const { tokens, at } = this.buckets.get(address) ?? { tokens: full, at: now }
    // A clock that was set back must not make a debt of the time in between.
    const passed = Math.max(0, now - at)
    const available = Math.min(full, tokens + (passed * this.perSecond) / seconds(1))
    // Set anew, so that the map's order is that of the last request, and the oldest go first.
    this.buckets.delete(address)
    this.buckets.set(address, { tokens: available < 1 ? available : available - 1, at: now })
    if (this.buckets.size > ADDRESSES_KEPT) this.forgetOldest()
    return available >= 1
  }

  private forgetOldest(): void {
    const { value: oldest } = this.buckets.keys().next()
    if (oldest !== undefined) this.buckets.delete(oldest)
  }
}
