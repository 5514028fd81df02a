import { jetstreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { streamDefinitions } from '../../../src/shared/hq/streams'
import { readStream } from './read-stream'

export interface SitesStream {
  readonly connection: NatsConnection
  /** Everything in it, oldest first. */
  read(): Promise<Awaited<ReturnType<typeof readStream>>>
  close(): Promise<void>
}

/** The stream that sites send to, on servers without TLS and users. @param duplicateWindow in ms @param names of all streams to make */
export async function makeSitesStream(
  servers: readonly string[],
  duplicateWindow = 120_000,
  names: readonly string[] = ['SITES'],
): Promise<SitesStream> {
  const connection = await connect({ servers: [...servers], maxReconnectAttempts: -1, reconnectTimeWait: 50 })
  const manager = await jetstreamManager(connection, { timeout: 10_000 })
  const replicas = servers.length === 1 ? 1 : 3
  for (const stream of streamDefinitions({ replicas, bytes: 1024 ** 3, historyDays: 1 })) {
    if (!names.includes(stream.name)) continue
    const { storage, retention, discard, ...others } = stream
    const config = { ...others, subjects: [...stream.subjects], duplicate_window: duplicateWindow * 1_000_000 }
    await placed(() =>
      manager.streams.add({ ...config, storage, retention, discard } as Parameters<typeof manager.streams.add>[0]),
    )
  }
  return { connection, read: () => readStream(connection), close: () => connection.close() }
}

/** On a machine that is busy three servers that have only just found each other may not yet know that all are there. */
async function placed(add: () => Promise<unknown>): Promise<void> {
  for (const until = performance.now() + 30_000; ; ) {
    try {
      await add()
      return
    } catch (error) {
      if (!/no suitable peers|peer offline|temporarily|timeout/i.test(String(error)) || performance.now() > until)
        throw error
      await new Promise((passed) => setTimeout(passed, 250))
    }
  }
}
