import type { WebhookResult } from '../../shared/contract/alert-views'
import { type Millis, minutes, seconds } from '../../shared/time/millis'

/** How long after a failure it is tried again, ever more patiently. */
const FIRST_RETRY: Millis = seconds(2)
const SLOWEST_RETRY: Millis = minutes(5)

/** What waits at most: whoever was cut off for longer reads the last of it. */
const MOST_WAITING = 500

export interface OutboxPorts<T> {
  /** Takes all of these out as one message, oldest first. Never rejects. */
  readonly send: (waiting: readonly T[]) => Promise<WebhookResult>
  /** Keeps what waits, which has become less. */
  readonly onSent: () => void
  readonly log: (line: string) => void
  /** How many of its milliseconds pass in a real one: 1, except where a test lives faster. */
  readonly pace?: number
}

/**
 * What still has to go out. One message at a time; what fails stays, and goes out together with all that has come
 * meanwhile as one digest once somebody answers.
 */
export class Outbox<T> {
  private queue: readonly T[]
  private sending: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null
  private patience = FIRST_RETRY
  private stopped = false

  /** @param kept what waited when the station last ran */
  constructor(
    kept: readonly T[],
    private readonly ports: OutboxPorts<T>,
  ) {
    this.queue = kept
  }

  /** What waits, to be kept. */
  get waiting(): readonly T[] {
    return this.queue
  }

  add(messages: readonly T[]): void {
    this.queue = [...this.queue, ...messages].slice(-MOST_WAITING)
  }

  /** From now on exactly these wait. */
  replace(messages: readonly T[]): void {
    this.queue = messages
    this.wake()
  }

  /** Forgets what waits: there is nowhere to send it any more. */
  clear(): void {
    this.queue = []
  }

  /** Sends what waits, unless a retry is due later or it is being sent. */
  wake(): void {
    if (this.stopped || this.sending !== null || this.timer !== null || this.queue.length === 0) return
    this.sending = this.send().finally(() => {
      this.sending = null
      if (this.timer === null) this.wake()
    })
  }

  /** Tries again at once: where it is sent to has changed. */
  retryNow(): void {
    this.disarm()
    this.patience = FIRST_RETRY
    this.wake()
  }

  /** What waits stays. Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.disarm()
    await this.sending
  }

  private async send(): Promise<void> {
    const batch = this.queue
    const result = await this.ports.send(batch)
    if (!result.delivered) {
      this.ports.log(`${result.reason ?? 'the webhook failed'}; ${batch.length} waiting, trying again later`)
      this.retryLater()
      return
    }
    this.patience = FIRST_RETRY
    const sent = new Set(batch)
    this.queue = this.queue.filter((message) => !sent.has(message))
    this.ports.onSent()
  }

  private retryLater(): void {
    if (this.stopped) return
    this.timer = setTimeout(
      () => {
        this.timer = null
        this.wake()
      },
      this.patience / (this.ports.pace ?? 1),
    )
    this.timer.unref()
    this.patience = Math.min(this.patience * 2, SLOWEST_RETRY)
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }
}
