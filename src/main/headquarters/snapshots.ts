import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { JsMsg } from '@nats-io/jetstream'
import { snapshotSubject } from '../../shared/hq/subjects'
import { reason } from '../failures'
import { ownTurn } from '../own-turn'
import type { Log } from '../ports'
import type { Engine } from './engine-connection'
import { type KeptPlace, type KeptSite, keptSiteIn, placeIn } from './kept-site'
import { GatheredParts, type SnapshotPart } from './snapshot-parts'

const STREAM = 'SNAP'
/** No id of a site. */
const PLACE = '_place'
/** Servers take 1 MB where nobody has said otherwise; the rest is for headers. */
const PART_BYTES = 1_000_000
const PATIENCE_MS = 5000
/** Of a site, inflated: far more than its gateways come to. */
const MOST_BYTES = 1024 ** 3
/** Who reads while somebody writes finds parts of two snapshots, and looks again. */
const TRIES = 3

const inflate = promisify(inflateRaw)

/** Which snapshots there are, and up to where in the stream each is complete; written after them. */
interface Register extends KeptPlace {
  readonly sites: Readonly<Record<string, number>>
}

/** What a process of headquarters begins from that has nothing of its own: what it knows of each site, at the servers. */
export class Snapshots {
  private readonly written = new Map<string, number>()

  constructor(
    private readonly engine: () => Engine | null,
    private readonly log: Log,
  ) {}

  /** Nothing counts as written: another process has led since. */
  forget(): void {
    this.written.clear()
  }

  /** Writes what is known of a site, complete up to `sequence` at least. @param bytes a `KeptSite`, JSON, deflated @throws Error */
  async write(site: string, bytes: Uint8Array, sequence: number): Promise<void> {
    const id = randomUUID()
    const of = Math.max(1, Math.ceil(bytes.length / PART_BYTES))
    for (let part = 1; part <= of; part++) {
      const piece = bytes.subarray((part - 1) * PART_BYTES, part * PART_BYTES)
      await this.publish(`${site}.${part}`, piece, { 'Fw-Snap': `${id} ${part} ${of} ${sequence}` })
    }
    this.written.set(site, sequence)
  }

  /** Says up to where all that was written is complete. @throws Error */
  async seal(place: KeptPlace): Promise<void> {
    const register: Register = { ...place, sites: Object.fromEntries(this.written) }
    await this.publish(PLACE, new TextEncoder().encode(JSON.stringify(register)), {})
  }

  /** @returns `null` where there is nothing to begin from; why not is logged. Never throws. */
  async read(): Promise<{ readonly sites: readonly KeptSite[]; readonly place: KeptPlace } | null> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.readOnce()
      } catch (error) {
        if (tries < TRIES) continue
        this.log(`headquarters: the snapshots are put aside, the stream is read from its beginning: ${reason(error)}`)
        return null
      }
    }
  }

  private async readOnce(): Promise<{ readonly sites: readonly KeptSite[]; readonly place: KeptPlace } | null> {
    const { manager } = this.present()
    const [stream, { state }] = await Promise.all([manager.streams.info('SITES'), manager.streams.info(STREAM)])
    if (state.messages === 0) return null
    let register: Register | null = null
    const gathered = new Map<string, GatheredParts>()
    for await (const message of this.messages(state.last_seq)) {
      const [site = '', part] = message.subject.slice(snapshotSubject('').length).split('.')
      if (site === PLACE) register = registerIn(message.string())
      else if (part !== undefined) take(gathered, site, message)
    }
    if (register === null) throw new Error('they say not up to where they reach, or in another version')
    if (register.created !== stream.created) throw new Error('they are of another stream')
    if (register.sequence > stream.state.last_seq) throw new Error('the stream has lost what they contain')
    const sites: KeptSite[] = []
    for (const [site, sequence] of Object.entries(register.sites)) {
      const bytes = gathered.get(site)?.whole(sequence) ?? null
      if (bytes === null) throw new Error(`that of ${site} is not whole`)
      sites.push(siteIn(await inflate(bytes, { maxOutputLength: MOST_BYTES }), site))
      await ownTurn()
    }
    const { schema, created, sequence, storedAt } = register
    return { sites, place: { schema, created, sequence, storedAt } }
  }

  private async *messages(last: number): AsyncIterable<JsMsg> {
    const consumer = await this.present().js.consumers.get(STREAM)
    const messages = await consumer.consume({ max_messages: 100, idle_heartbeat: 2000 })
    const timer = setTimeout(() => messages.stop(), 12 * PATIENCE_MS)
    try {
      for await (const message of messages) {
        yield message
        if (message.seq >= last || message.info.pending === 0) return
      }
    } finally {
      clearTimeout(timer)
      messages.stop()
    }
  }

  private async publish(name: string, bytes: Uint8Array, said: Readonly<Record<string, string>>): Promise<void> {
    const { headers } = await import('@nats-io/transport-node')
    const named = headers()
    for (const [key, value] of Object.entries(said)) named.set(key, value)
    await this.present().js.publish(snapshotSubject(name), bytes, { headers: named, timeout: PATIENCE_MS })
  }

  private present(): Engine {
    const engine = this.engine()
    if (engine === null) throw new Error('there is no connection')
    return engine
  }
}

function take(gathered: Map<string, GatheredParts>, site: string, message: JsMsg): void {
  const [id = '', part, of, sequence] = (message.headers?.get('Fw-Snap') ?? '').split(' ')
  const one: SnapshotPart = { id, part: Number(part), of: Number(of), sequence: Number(sequence), bytes: message.data }
  const parts = gathered.get(site) ?? new GatheredParts()
  gathered.set(site, parts)
  parts.take(one)
}

function registerIn(text: string): Register | null {
  const raw: unknown = JSON.parse(text)
  const place = placeIn(raw)
  const { sites } = raw as Register
  return place === null || typeof sites !== 'object' ? null : { ...place, sites }
}

function siteIn(bytes: Uint8Array, site: string): KeptSite {
  const kept = keptSiteIn(new TextDecoder().decode(bytes), site)
  if (kept === null) throw new Error(`that of ${site} is of another version`)
  return kept
}
