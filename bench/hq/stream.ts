import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { Headquarters } from '../../test/main/hq-setup/hq'

/** Which server leads the stream of sites now; `null` while none does. */
export async function leaderOf(setup: Headquarters): Promise<string | null> {
  const connection = await setup.connect(await setup.access('hq'))
  try {
    const manager = await jetstreamManager(connection, { timeout: 5000, checkAPI: false })
    return (await manager.streams.info('SITES')).cluster?.leader ?? null
  } finally {
    await connection.close()
  }
}

export interface StreamVerdict {
  readonly messages: number
  /** Acknowledged, and not there. */
  readonly lost: number
  /** The first of them, by site and position. */
  readonly lostFirst: readonly string[]
  /** There more than once. */
  readonly doubled: number
  /** Messages of a site that stand before one that it sent earlier. */
  readonly disordered: number
  /** Copies that do not have all of it, as the leader says. */
  readonly lagging: number
}

/** Holds the stream against what was acknowledged. */
export async function judgeStream(setup: Headquarters, acknowledged: readonly string[]): Promise<StreamVerdict> {
  const connection = await setup.connect(await setup.access('hq'))
  try {
    const manager = await jetstreamManager(connection, { timeout: 10_000, checkAPI: false })
    const { state, cluster } = await manager.streams.info('SITES')
    const found = new Map<string, number>()
    const lastOf = new Map<string, number>()
    let disordered = 0
    const consumer = await jetstream(connection).consumers.get('SITES')
    for await (const message of await consumer.consume({ max_messages: 1000 })) {
      const id = message.headers?.get('Nats-Msg-Id') ?? ''
      found.set(id, (found.get(id) ?? 0) + 1)
      const offset = Number(/:(\d+)(?::\d+)?$/.exec(message.headers?.get('Fw-Commit') ?? '')?.[1] ?? 0)
      if (offset < (lastOf.get(message.subject) ?? 0)) disordered++
      lastOf.set(message.subject, offset)
      if (message.seq >= state.last_seq) break
    }
    const lost = acknowledged.filter((id) => !found.has(id))
    return {
      messages: state.messages,
      lost: lost.length,
      lostFirst: lost.slice(0, 5),
      doubled: [...found.values()].filter((times) => times > 1).length,
      disordered,
      lagging: (cluster?.replicas ?? []).filter(({ current, lag = 0 }) => !current || lag > 0).length,
    }
  } finally {
    await connection.close()
  }
}
