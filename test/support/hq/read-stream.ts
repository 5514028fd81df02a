import { inflateRawSync } from 'node:zlib'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import type { SiteMessage } from '../../../src/shared/hq/commit-message'
import { type MessageHead, readHead } from '../../../src/shared/hq/message-head'
import { readMessage } from '../../../src/shared/hq/read-message'

export interface StreamMessage {
  readonly sequence: number
  readonly head: MessageHead
  readonly message: SiteMessage
  /** When the servers stored it, ms. */
  readonly storedAt: number
  /** Bytes of the message, deflated. */
  readonly size: number
}

/** All messages of the stream SITES; each has to be one. */
export async function readStream(connection: NatsConnection): Promise<StreamMessage[]> {
  const manager = await jetstreamManager(connection, { timeout: 10_000 })
  const { state } = await manager.streams.info('SITES')
  const found: StreamMessage[] = []
  if (state.messages === 0) return found
  const consumer = await jetstream(connection).consumers.get('SITES')
  for await (const one of await consumer.consume()) {
    const head = readHead((name) => one.headers?.get(name))
    const message = readMessage(inflateRawSync(one.data).toString())
    if (!head.ok || !message.ok) throw new Error(`message ${one.seq} is none: ${JSON.stringify([head, message])}`)
    found.push({
      ...{ sequence: one.seq, head: head.value, message: message.value },
      ...{ storedAt: one.time.getTime(), size: one.data.length },
    })
    if (one.seq >= state.last_seq) break
  }
  return found
}
