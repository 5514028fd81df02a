import { setTimeout as pause } from 'node:timers/promises'
import type { ConsumerMessages, JsMsg, MsgRequest, OrderedConsumerOptions } from '@nats-io/jetstream'
import { type Millis, seconds } from '../../shared/time/millis'
import { reason } from '../failures'
import { ownTurn } from '../own-turn'
import { DeliveryWatch } from './delivery-watch'
import { type ConnectionPorts, type Engine, EngineConnection } from './engine-connection'
import type { KeptPlace } from './kept-site'
import { type PlacedMessage, placedOf, storedAs } from './placed-message'
import { Undelivered } from './undelivered'

export interface StreamPorts extends Omit<ConnectionPorts, 'onConnected'> {
  /** How many ms pass in one real one: 1, except where a test lives faster. */
  readonly pace: number
  /** Where to begin, if nothing is known here: asked once, before anything is read. */
  readonly begin: () => Promise<KeptPlace | null>
  readonly onMessage: (message: PlacedMessage) => void
  /** Whether the site has said something between what is known of it and this message. */
  readonly misses: (message: PlacedMessage) => boolean
  readonly onProbe: (isThere: boolean) => void
  /** The stream has lost what it had, or is another one of its name. */
  readonly onFell: () => void
  /** Whether something is known to be in the stream that has not been read. */
  readonly hasMore: () => boolean
}

const STREAM = 'SITES'

/** How often the engine is asked whether it is there, and how far the stream reaches. */
const PROBE_EVERY: Millis = seconds(5)

/** Before the last message that was read, for clocks of servers that differ. */
const REREAD: Millis = seconds(10)

/** How long nothing but the stream is attended to. */
const AT_A_STRETCH: Millis = 25

const RETRY: Millis = seconds(1)

/**
 * Reads the stream of all sites from a place on, in order and without an end, and listens to their heartbeats. It
 * trusts no consumer to go on by itself, and the stream not to keep what it had.
 */
export class SiteStream {
  private readonly connection: EngineConnection
  private messages: ConsumerMessages | null = null
  private timers: NodeJS.Timeout[] = []
  private isStopped = false
  private isProbing = false
  /** Each reading has a number: one that was given up may still have messages at hand. */
  private reading = 0
  private sequence = 0
  private created: string | null = null
  private knowsWhereToBegin = false
  /** When the last message was stored, by the servers' clock. */
  private storedAt: Millis | null = null
  /** From when on everything is read again, because what was stored since then may be something else now. */
  private rereadFrom: Millis | null = null
  private readonly delivery: DeliveryWatch
  private readonly undelivered: Undelivered

  constructor(private readonly ports: StreamPorts) {
    const { log } = ports
    this.delivery = new DeliveryWatch(log)
    this.connection = new EngineConnection({ ...ports, onConnected: () => this.connected() })
    this.undelivered = new Undelivered({ log, next: (subject, from) => this.nextOf(subject, from) })
  }

  /** Up to where it has been read; `null` while that is not known. */
  get place(): KeptPlace | null {
    const { created, sequence, storedAt } = this
    return created === null ? null : { schema: 1, created, sequence, storedAt }
  }

  get engine(): Engine | null {
    return this.connection.engine
  }

  /** Reads on behind `place`, or everything. Resolves when it tries; whether the engine is there is told by probes. */
  async start(place: KeptPlace | null): Promise<void> {
    if (place !== null) this.beginAt(place)
    this.knowsWhereToBegin = place !== null
    this.timers.push(setInterval(() => void this.probe(), PROBE_EVERY / this.ports.pace))
    this.timers.push(setInterval(() => this.watch(), seconds(1)))
    void this.connection.keep()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    for (const timer of this.timers) clearInterval(timer)
    this.reading++
    this.messages?.stop()
    await this.connection.stop()
  }

  private async connected(): Promise<void> {
    if (!this.knowsWhereToBegin) await this.begin()
    // What could not be read because it ended is no answer: what others have left may be there.
    if (!this.connection.isOpen) throw new Error('the connection ended at once')
    this.knowsWhereToBegin = true
    await this.probe()
    void this.read(++this.reading)
  }

  private async begin(): Promise<void> {
    const place = await this.ports.begin()
    if (place !== null) this.beginAt(place)
  }

  private beginAt({ sequence, created, storedAt }: KeptPlace): void {
    Object.assign(this, { sequence, created, storedAt })
    this.undelivered.begin(sequence)
  }

  /** Reads until it is given up for another reading. */
  private async read(reading: number): Promise<void> {
    const isCurrent = () => !this.isStopped && reading === this.reading
    while (isCurrent()) {
      const js = this.engine?.js
      // The next connection begins another reading.
      if (js === undefined) return
      try {
        const consumer = await js.consumers.get(STREAM, await this.from())
        const messages = await consumer.consume({ max_messages: 500, idle_heartbeat: 2000 })
        if (!isCurrent()) return messages.stop()
        this.messages = messages
        let breathedAt = performance.now()
        for await (const message of messages) {
          if (!isCurrent()) break
          if (message.seq > this.sequence + 1 && (await this.isSkipping())) {
            this.ports.log(`headquarters: ${message.seq} came before what is after ${this.sequence}; it is read anew`)
            break
          }
          const placed = placedOf(message)
          if (this.ports.misses(placed)) {
            for await (const missed of this.undelivered.before(placed)) this.ports.onMessage(missed)
          }
          if (!isCurrent()) break
          this.take(message, placed)
          // A backlog comes as fast as it can be taken: whoever asks for something is answered in between.
          if (performance.now() - breathedAt < AT_A_STRETCH) continue
          await ownTurn()
          breathedAt = performance.now()
        }
      } catch (error) {
        if (isCurrent()) this.ports.log(`headquarters: the stream cannot be read: ${reason(error)}`)
      }
      if (isCurrent()) await pause(RETRY)
    }
  }

  private async from(): Promise<Partial<OrderedConsumerOptions>> {
    const { DeliverPolicy } = await import('@nats-io/jetstream')
    const { sequence, rereadFrom } = this
    if (rereadFrom !== null) {
      return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: new Date(rereadFrom).toISOString() }
    }
    return sequence === 0
      ? { deliver_policy: DeliverPolicy.All }
      : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: sequence + 1 }
  }

  /**
   * Whether something between is there and was not delivered, as by a server that had just come back. What is not there
   * any more (a stream lets go of its oldest) is not waited for. @throws Error while nobody can say
   */
  private async isSkipping(): Promise<boolean> {
    const { sequence, rereadFrom } = this
    const manager = this.engine?.manager
    if (manager === undefined || sequence === 0 || rereadFrom !== null) return false
    return (await manager.streams.getMessage(STREAM, { seq: sequence + 1 })) !== null
  }

  private take(message: JsMsg, placed: PlacedMessage): void {
    this.sequence = message.seq
    this.rereadFrom = null
    this.delivery.took(performance.now())
    this.storedAt = message.time.getTime()
    this.undelivered.note(placed)
    this.ports.onMessage(placed)
  }

  /** Of whoever leads the stream: another server may lag behind. */
  private async nextOf(subject: string, from: number): Promise<PlacedMessage | null> {
    const manager = this.engine?.manager
    if (manager === undefined) throw new Error('there is no connection')
    const query = { seq: from, next_by_subj: subject }
    // The client's types know this question only where any server answers it.
    const found = await manager.streams.getMessage(STREAM, query as MsgRequest)
    return found === null ? null : storedAs(found)
  }

  /** Asks the engine how far the stream reaches. It never reaches less far than what was read of it, or it has lost it. */
  private async probe(): Promise<void> {
    // One at a time, or a late failure would speak after the answer that followed it.
    if (this.isProbing) return
    this.isProbing = true
    try {
      const { engine } = this
      if (engine === null || !this.connection.isOpen) throw new Error('there is no connection')
      // What is read while the answer is on its way is not in it.
      const { sequence } = this
      const { state, created } = await engine.manager.streams.info(STREAM)
      const isOther = this.created !== null && this.created !== created
      if (isOther || state.last_seq < sequence || !(await this.isAsRead(state.first_seq))) this.rereadAll(isOther)
      this.created = created
      this.ports.onProbe(true)
    } catch {
      this.ports.onProbe(false)
    } finally {
      this.isProbing = false
    }
  }

  /**
   * Whether the last message that was read is still there. Where the end was lost, the sites may have sent so much again
   * that the stream reaches further than before: then another one stands in its place.
   */
  private async isAsRead(firstSequence: number): Promise<boolean> {
    const { sequence, storedAt } = this
    const manager = this.engine?.manager
    if (manager === undefined || storedAt === null || sequence < Math.max(1, firstSequence)) return true
    const message = await manager.streams.getMessage(STREAM, { seq: sequence })
    // Meanwhile the next ones may have been read; what was asked for stays what it was. A stored message has its time in
    // nanoseconds, a delivered one in milliseconds, which a number of that size may round up.
    return message !== null && Math.abs(message.time.getTime() - storedAt) <= 1
  }

  /** What is known already is passed over. */
  private rereadAll(isOther: boolean): void {
    this.ports.log(`headquarters: the stream ${isOther ? 'is another one' : 'has lost its end'}; sites send it again`)
    this.rereadFrom = isOther || this.storedAt === null ? null : this.storedAt - REREAD
    this.sequence = 0
    this.undelivered.begin(0)
    this.ports.onFell()
    this.readAnew()
  }

  private watch(): void {
    const isReading = this.knowsWhereToBegin && this.engine !== null
    if (this.delivery.look(isReading && this.ports.hasMore(), performance.now())) this.readAnew()
  }

  private readAnew(): void {
    this.delivery.begin(performance.now())
    const { messages } = this
    this.messages = null
    messages?.stop()
    void this.read(++this.reading)
  }
}
