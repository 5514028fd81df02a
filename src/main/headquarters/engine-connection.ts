import { setTimeout as pause } from 'node:timers/promises'
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream'
import type { NatsConnection, Subscription } from '@nats-io/transport-node'
import { ALL_HEARTBEATS, siteOf } from '../../shared/hq/subjects'
import { type Millis, seconds } from '../../shared/time/millis'
import { reason } from '../failures'
import type { Log } from '../ports'

/** The way to the servers while there is one. */
export interface Engine {
  readonly js: JetStreamClient
  readonly manager: JetStreamManager
  readonly connection: NatsConnection
}

export interface ConnectionPorts {
  readonly connect: () => Promise<NatsConnection>
  readonly log: Log
  readonly onHeartbeat: (site: string, text: string) => void
  /** There is a way. @throws Error where nothing can be done over it: then another one is tried */
  readonly onConnected: () => Promise<void>
}

/** What the servers are asked they answer within it, or do not. */
const TIMEOUT: Millis = seconds(3)
const RETRY: Millis = seconds(1)

/** Holds a connection to the servers, made again and again, and listens to the heartbeats of sites over it. */
export class EngineConnection {
  private current: Engine | null = null
  private connection: NatsConnection | null = null
  private isStopped = false
  private readonly said = new Set<string>()

  constructor(private readonly ports: ConnectionPorts) {}

  get engine(): Engine | null {
    return this.current
  }

  /** Whether there is one that has not ended. */
  get isOpen(): boolean {
    return this.current !== null && !this.current.connection.isClosed()
  }

  /** Until it is stopped. */
  async keep(): Promise<void> {
    const { jetstream, jetstreamManager } = await import('@nats-io/jetstream')
    while (!this.isStopped) {
      try {
        const connection = await this.ports.connect()
        if (this.isStopped) return await connection.close()
        this.connection = connection
        const js = jetstream(connection, { timeout: TIMEOUT })
        const manager = await jetstreamManager(connection, { timeout: TIMEOUT, checkAPI: false })
        this.current = { js, manager, connection }
        this.hear(connection.subscribe(ALL_HEARTBEATS)).catch((error: unknown) => this.giveUp(connection, error))
        await this.ports.onConnected()
        const why = await connection.closed()
        if (!this.isStopped && why) this.ports.log(`headquarters: the connection has ended: ${String(why)}`)
      } catch (error) {
        this.sayOnce(`headquarters: there is no connection, it is tried again and again: ${reason(error)}`)
      }
      // What could not be begun over it must not be heard beside the next one.
      await this.connection?.close().catch(() => undefined)
      this.current = null
      await pause(RETRY)
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true
    await this.connection?.close().catch(() => undefined)
  }

  private async hear(heartbeats: Subscription): Promise<void> {
    for await (const message of heartbeats) {
      this.said.clear()
      const site = siteOf(message.subject)
      if (site !== null) this.ports.onHeartbeat(site, message.string())
    }
  }

  /** Who may not hear the sites would take all of them for silent. */
  private giveUp(connection: NatsConnection, error: unknown): void {
    this.sayOnce(
      `headquarters may not hear the sites: its key is another one, or the servers run with another users.conf: ${reason(error)}`,
    )
    void connection.close().catch(() => undefined)
  }

  /** Until sites are heard, or it fails otherwise. */
  private sayOnce(line: string): void {
    if (!this.said.has(line)) this.ports.log(line)
    this.said.add(line)
  }
}
