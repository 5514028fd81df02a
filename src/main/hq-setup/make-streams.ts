import type { JetStreamManager, StreamConfig, StreamInfo } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import { type StreamDefinition, streamDefinitions } from '../../shared/hq/streams'
import { days } from '../../shared/time/millis'
import { tellKeeping } from './keeping'
import { SetupFailure } from './setup-failure'
import type { SetupRecord } from './setup-record'

/** How long servers that have just been started may take until they can store. */
const PATIENCE_MS = 30_000
const STREAM_NOT_FOUND = 10_059
const GIGABYTE = 1_000_000_000
/** Of what JetStream may take; the rest is for its own books. */
const FOR_STREAMS = 0.9

export interface MakeStreams {
  readonly connection: NatsConnection
  readonly record: SetupRecord
  /** Said where all servers have been started with empty stores, after everything was lost. */
  readonly storesAreNew: boolean
  /** Keeps that a stream is there. */
  readonly keep: (name: string) => Promise<void>
  readonly say: (line: string) => void
}

/**
 * Makes the streams that are not there. A stream that was made once and is gone is not made again: a server that slept
 * through its end would bring the old one back under the same name (seen with 2.9.10).
 * @returns whether all of them are there and keep what they are given, as they should
 * @throws SetupFailure
 */
export async function makeStreams(asked: MakeStreams): Promise<boolean> {
  const { jetstream, jetstreamManager } = await import('@nats-io/jetstream')
  const js = jetstream(asked.connection)
  const manager = await jetstreamManager(asked.connection, { checkAPI: false, timeout: 10_000 })
  let isWell = true
  for (const wanted of definitionsFor(asked.record)) {
    const found = await storing(() => find(manager, wanted.name))
    if (found === null) {
      await make(manager, wanted, asked)
      continue
    }
    isWell = compare(found.config, wanted, asked.say) && isWell
    tellFull(found, asked.say)
    isWell = (await tellKeeping(js, found, asked.say)) && isWell
    if (asked.record.streams[wanted.name] === undefined) await asked.keep(wanted.name)
  }
  return isWell
}

function definitionsFor({ servers, diskGb, historyDays }: SetupRecord): readonly StreamDefinition[] {
  return streamDefinitions({
    replicas: servers.length === 1 ? 1 : 3,
    bytes: diskGb * GIGABYTE * FOR_STREAMS,
    historyDays,
  })
}

async function make(manager: JetStreamManager, wanted: StreamDefinition, asked: MakeStreams): Promise<void> {
  const { record, storesAreNew, keep, say } = asked
  const madeAt = record.streams[wanted.name]
  if (madeAt !== undefined && !storesAreNew) {
    throw new SetupFailure(
      `the stream ${wanted.name} was made at ${madeAt} and is gone. It is not made again under its name by itself: stop all servers, empty their stores, start them, and say --stores-are-new; the sites then send again what they still have`,
    )
  }
  await storing(() => manager.streams.add(wanted as Partial<StreamConfig> & { name: string }))
  await keep(wanted.name)
  say(`stream ${wanted.name} made, kept ${wanted.num_replicas === 1 ? 'once' : `${wanted.num_replicas} times`}`)
}

async function find(manager: JetStreamManager, name: string): Promise<StreamInfo | null> {
  try {
    return await manager.streams.info(name)
  } catch (error) {
    if ((error as { code?: unknown }).code === STREAM_NOT_FOUND) return null
    throw error
  }
}

/** Of what it may take, from when on it lets go of what is younger than it should. */
const FULL = 0.95

function tellFull({ config, state }: StreamInfo, say: (line: string) => void): void {
  if (config.max_bytes <= 0 || state.bytes < config.max_bytes * FULL) return
  const held = (Date.parse(state.last_ts) - Date.parse(state.first_ts)) / days(1)
  say(
    `warning: stream ${config.name} is full and lets go of its oldest: it holds ${held.toFixed(1)} days. Give it more of the disk of each server: max_file_store in nats-server.conf, then max_bytes of the stream ("nats stream edit")`,
  )
}

/** What cannot be otherwise; sizes and ages are the administrator's. */
const MUST = ['storage', 'retention', 'discard', 'num_replicas', 'allow_direct', 'max_msgs_per_subject'] as const

function compare(found: StreamConfig, wanted: StreamDefinition, say: (line: string) => void): boolean {
  const wrong = MUST.filter((key) => found[key] !== wanted[key]).map(
    (key) => `${key} is ${String(found[key])} instead of ${String(wanted[key])}`,
  )
  if (found.subjects.join() !== wanted.subjects.join()) wrong.push(`it takes ${found.subjects.join(', ')}`)
  say(
    wrong.length === 0
      ? `stream ${wanted.name} is there`
      : `stream ${wanted.name} is not as it should be: ${wrong.join('; ')}`,
  )
  return wrong.length === 0
}

/** Tries again while the servers choose a leader, which they do for some seconds after a start or a failure. */
async function storing<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const { name, message } = error as Error
      if (
        !/TimeoutError|JetStreamNotEnabled|NoResponders/.test(name) &&
        !/no suitable peers|temporarily|timeout/i.test(message)
      )
        throw new SetupFailure(`the servers refuse: ${message}`)
      if (performance.now() > until)
        throw new SetupFailure(`the servers cannot store yet (${message}); are most of them running?`)
      await new Promise((passed) => setTimeout(passed, 250))
    }
  }
}
