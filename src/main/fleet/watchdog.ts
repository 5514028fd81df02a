import { type Millis, seconds } from '../../shared/time/millis'

/** Even with nothing due it wakes this often: only a regular wake notices that the process stood still. */
const LONGEST_SLEEP: Millis = seconds(1)

/** Waking so much later than asked means that the process, or the machine, was not running. */
const STOOD_STILL: Millis = seconds(5)

/**
 * One timer, set to the next deadline. It decides nothing: it only wakes whoever derives the decision from the stamps.
 */
export class Watchdog {
  private timer: NodeJS.Timeout | null = null
  private expectedAt: Millis = 0

  /**
   * @param now monotonic milliseconds
   * @param wake does what is due and says in how many ms to wake again, `null` for whenever.
   *   `stoodStill` is by how much the wake came too late, 0 if within reason.
   * @param pace how many of `now`'s milliseconds pass in a real one
   */
  constructor(
    private readonly now: () => Millis,
    private readonly wake: (stoodStill: Millis) => Millis | null,
    private readonly pace = 1,
  ) {}

  start(): void {
    this.arm(0)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private arm(delay: Millis): void {
    this.expectedAt = this.now() + delay
    this.timer = setTimeout(() => this.ring(), delay / this.pace)
  }

  private ring(): void {
    const late = this.now() - this.expectedAt
    let next: Millis | null = null
    try {
      next = this.wake(late > STOOD_STILL ? late : 0)
    } finally {
      // A defect that somebody has caught must not end the watch in silence.
      this.arm(Math.min(Math.max(next ?? LONGEST_SLEEP, 0), LONGEST_SLEEP))
    }
  }
}
