import type { ReceiverProblem } from '../shared/contract/views'
import { type Millis, seconds } from '../shared/time/millis'
import type { LiveFleet } from './fleet/live-fleet'
import type { Receiver } from './receiver/receiver'
import type { Vigil } from './vigil'

/** How often a receiver that could not be opened is tried again. */
const REOPEN_EVERY: Millis = seconds(10)

export interface ReceptionParts {
  readonly receiver: Receiver
  readonly fleet: LiveFleet
  readonly vigil: Vigil
  /** The receiver is not as it was. */
  readonly note: () => void
}

/** Opens and closes the receiver, and has silence judged by when it listened. */
export class Reception {
  private retrying: NodeJS.Timeout | undefined

  constructor(private readonly parts: ReceptionParts) {}

  /** Opens it, now or as soon as what is in its way has gone. */
  async start(host: string, port: number): Promise<void> {
    await this.open(host, port)
    this.retrying = setInterval(() => void this.retry(), REOPEN_EVERY).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.retrying)
    await this.parts.receiver.close()
  }

  /** Moves it to another address, or opens it `again` where it is. @returns why it cannot */
  async open(host: string, port: number, again = false): Promise<ReceiverProblem | null> {
    const { receiver, fleet, vigil, note } = this.parts
    const was = receiver.view()
    // Nothing is opened, so nobody was unheard: what silence has made of boxes stays.
    if (was.listening && was.host === host && was.port === port && !again) return null
    const failure = await receiver.open(host, port, again)
    if (failure === null) vigil.watchAnew()
    else if (was.listening && !receiver.isListening) await fleet.stopWatching()
    note()
    return failure
  }

  async pause(): Promise<void> {
    const { receiver, fleet, note } = this.parts
    const wasListening = receiver.isListening
    await receiver.pause()
    if (wasListening) await fleet.stopWatching()
    note()
  }

  /** What the machine knows of itself, for who judges a silence. */
  machine(): { readonly addresses: readonly string[]; readonly listening: boolean; readonly port: number } {
    const { listening, port } = this.parts.receiver.place
    return { addresses: this.parts.vigil.addresses, listening, port }
  }

  /** What is in its way may go by itself: a program that ends, a cable that is plugged in. */
  private async retry(): Promise<void> {
    if (!(await this.parts.receiver.retry())) return
    this.parts.vigil.watchAnew()
    this.parts.note()
  }
}
