import type { Millis } from '../../shared/time/millis'

/** Longer than a timer can wait. */
const LONGEST: Millis = 2 ** 31 - 1

/** Waits for a time, or until somebody wakes it; who was woken before waiting does not wait. */
export class Pacer {
  private isWoken = false
  private end: (() => void) | null = null

  /** @param length `null` until it is woken */
  async wait(length: Millis | null): Promise<void> {
    if (!this.isWoken) {
      await new Promise<void>((resolve) => {
        const timer = length === null ? undefined : setTimeout(resolve, Math.min(Math.max(length, 0), LONGEST)).unref()
        this.end = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.end = null
    this.isWoken = false
  }

  wake(): void {
    this.isWoken = true
    this.end?.()
  }
}
