import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { seconds } from '../../src/shared/time/millis'
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

/** The stream of sites is removed and made again under its name, as nobody should: a server that slept through it may bring the old one back. */
export async function recreate(setup: Headquarters): Promise<void> {
  const connection = await setup.connect(await setup.access('admin'))
  try {
    const manager = await jetstreamManager(connection, { timeout: 10_000 })
    const { config } = await manager.streams.info('SITES')
    await manager.streams.delete('SITES')
    // What a stream that was removed had reserved is given back a moment later.
    const until = performance.now() + seconds(30)
    for (;;) {
      try {
        await manager.streams.add(config)
        return
      } catch (error) {
        if (performance.now() > until) throw error
        await pause(seconds(1))
      }
    }
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
  /** Copies that do not reach to its end, each server asked for its own: what the leader says of them has been wrong. */
  readonly lagging: number
}

/** Up to where each server that runs has the stream of sites itself, by its name. */
async function copiesOf(setup: Headquarters): Promise<ReadonlyMap<string, number>> {
  const [{ ca, servers }, seed] = [await setup.access('admin'), await readFile(join(setup.folder, SYSTEM_KEY), 'utf8')]
  const connection = await setup.connect({ user: 'system', ca, servers, seed: seed.trim() })
  try {
    const found = new Map<string, number>()
    const asked = JSON.stringify({ accounts: true, streams: true })
    for await (const answer of await connection.requestMany('$SYS.REQ.SERVER.PING.JSZ', asked, { maxWait: 2000 })) {
      const { server, data } = answer.json<ServerAnswer>()
      const streams = (data?.account_details ?? []).flatMap(({ stream_detail = [] }) => stream_detail)
      const last = streams.find(({ name }) => name === 'SITES')?.state.last_seq
      if (last !== undefined) found.set(server.name, last)
    }
    return found
  } finally {
    await connection.close()
  }
}

const SYSTEM_KEY = 'secrets/system.nk'

interface ServerAnswer {
  readonly server: { readonly name: string }
  readonly data?: {
    readonly account_details?: readonly {
      readonly stream_detail?: readonly { readonly name: string; readonly state: { readonly last_seq: number } }[]
    }[]
  }
}

/** Holds the stream against what was acknowledged. */
export async function judgeStream(setup: Headquarters, acknowledged: readonly string[]): Promise<StreamVerdict> {
  const connection = await setup.connect(await setup.access('hq'))
  try {
    const manager = await jetstreamManager(connection, { timeout: 10_000, checkAPI: false })
    const { state } = await manager.streams.info('SITES')
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
    const copies = await copiesOf(setup)
    const lost = acknowledged.filter((id) => !found.has(id))
    return {
      messages: state.messages,
      lost: lost.length,
      lostFirst: lost.slice(0, 5),
      doubled: [...found.values()].filter((times) => times > 1).length,
      disordered,
      lagging: setup.cluster.servers.filter(({ name }) => copies.get(name) !== state.last_seq).length,
    }
  } finally {
    await connection.close()
  }
}
