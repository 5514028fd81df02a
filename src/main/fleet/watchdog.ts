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
   *   `stoodStill` is by how much the wake came too late, 0 if within reason; `at` is the moment it was read at, and
   *   the only one to judge by: the process may stand still again within the wake, which only the next one notices.
   * @param pace how many of `now`'s milliseconds pass in a real one
   */
  constructor(
    private readonly now: () => Millis,
    private readonly wake: (stoodStill: Millis, at: Millis) => Millis | null,
    private readonly pace = 1,
  ) {}

  start(): void {
    this.arm(this.now(), 0)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private arm(from: Millis, delay: Millis): void {
    this.expectedAt = from + delay
    const left = Math.max(this.expectedAt - this.now(), 0)
    this.timer = setTimeout(() => this.ring(), left / this.pace)
  }

  private ring(): void {
    const at = this.now()
    const late = at - this.expectedAt
    let next: Millis | null = null
    try {
      next = this.wake(late > STOOD_STILL ? late : 0, at)
    } finally {
      // A defect that somebody has caught must not end the watch in silence.
      this.arm(at, Math.min(Math.max(next ?? LONGEST_SLEEP, 0), LONGEST_SLEEP))
    }
  }
}
