/**
 * Fifty sites in one process, each with its own connection and key. Its parent tells it first which, and then what to do,
 * by messages; so it answers.
 */
import { headers as makeHeaders, type NatsConnection } from '@nats-io/transport-node'
import { connectNats } from '../../src/main/nats/connect'
import { writeHeartbeat } from '../../src/shared/hq/heartbeat'
import type { Access } from '../../src/shared/hq/pairing'
import { commitSubject, heartbeatSubject } from '../../src/shared/hq/subjects'
import { SimulatedSite, type SiteSends } from '../../test/support/hq/simulated-site'

export interface SendersOrder {
  readonly sites: readonly { readonly site: string; readonly access: Access }[]
  readonly boxes: number
  readonly devices: { readonly min: number; readonly max: number }
}

/** What the parent may say. */
export type Said =
  | { readonly do: 'snapshot' }
  /** From now on so many a second by all sites together, in commits of `reports`; 0 ends it. */
  | { readonly do: 'send'; readonly perSecond: number; readonly reports: number }
  /**
   * Makes what will be sent in the next so many seconds, so that then nothing is done but sending: fifty sites have
   * fifty machines, and here one thread, in whose time an acknowledgement would wait for what another site deflates.
   */
  | { readonly do: 'prepare'; readonly perSecond: number; readonly reports: number; readonly seconds: number }
  /** Sends what was made and is still here, and ends. */
  | { readonly do: 'end' }
  | { readonly do: 'tell' }
  | { readonly do: 'forget' }
  | { readonly do: 'boxes' }
  /** The ids of all messages that were acknowledged. */
  | { readonly do: 'ids' }

const order = await new Promise<SendersOrder>((resolve) =>
  process.once('message', (first) => resolve(first as SendersOrder)),
)
const begunAt = Date.now()
let acks: number[] = []
const ids: string[] = []
let stalls: { readonly from: number; readonly ms: number }[] = []
let bytes = 0
let reportsSent = 0
let messages = 0
let again = 0
let conflicts = 0
/** Acknowledged as being there already. */
let duplicates = 0
let renamed = 0
let lastAckAt = performance.now()

const everyOf = (perSecond: number, reports: number): number => (1000 * reports) / perSecond

const ended = (work: Promise<unknown>) =>
  void work.catch((error: unknown) => {
    process.stderr.write(`senders: ${String(error)}\n`)
    process.exit(1)
  })

class Forgotten extends Error {}

/** A commit before it is sent: what will be true of which boxes once it is. */
interface Made {
  readonly message: SiteSends
  readonly firstBox: number
  /** When each reports, from the first on. */
  readonly times: Float64Array
}

interface Answer {
  readonly seq?: number
  readonly duplicate?: boolean
  readonly error?: { readonly description: string }
}

/** One site: one message under way at a time, sent again until it is acknowledged. */
class Sender {
  readonly site: SimulatedSite
  private connection: NatsConnection | null = null
  /** Of each box how many reports were sent, and when it last reported. */
  readonly sent: { count: number; lastAt: number }[]
  /** Reports in messages that were sent, acknowledged or not. */
  reports = 0
  private head: string
  private ready: Made[] = []
  private next = 0
  private sequence = 0
  private run = 0
  private sending: Promise<void> = Promise.resolve()

  constructor(
    readonly name: string,
    private readonly access: Access,
    index: number,
  ) {
    const { boxes, devices } = order
    this.site = new SimulatedSite({ site: name, boxes, first: index * boxes, devices }, begunAt)
    this.sent = this.site.boxes.map(() => ({ count: 0, lastAt: 0 }))
    this.head = this.site.head
  }

  async connect(): Promise<void> {
    this.connection = await connectNats(this.access, { name: this.name, lasting: true })
    setInterval(() => this.beat(), 10_000)
  }

  async snapshot(): Promise<void> {
    for (const one of this.site.snapshot(Date.now())) await this.publish(one)
    this.beat()
  }

  send(perSecond: number, reports: number, phase: number): void {
    const run = ++this.run
    const before = this.sending
    this.sending = before.then(() =>
      perSecond > 0 ? this.sendOn(run, everyOf(perSecond, reports), reports, phase) : undefined,
    )
    ended(this.sending)
  }

  prepare(perSecond: number, reports: number, phase: number, length: number): void {
    const every = everyOf(perSecond, reports)
    const from = Date.now() + every * phase
    for (let passed = 0; passed < length * 1000; passed += every) this.ready.push(this.make(from + passed, reports))
  }

  /** Resolves when nothing is left that was made. */
  async end(): Promise<void> {
    this.run++
    await this.sending
    for (const made of this.ready.splice(0)) await this.publishMade(made)
    this.beat()
  }

  private make(at: number, reports: number): Made {
    const { boxes } = this.site
    const message = this.site.commit(Math.round(at), reports)
    const firstBox = this.next
    const times = Float64Array.from({ length: reports }, (_, n) => boxes[(firstBox + n) % boxes.length]?.lastAt ?? 0)
    this.next = (firstBox + reports) % boxes.length
    return { message, firstBox, times }
  }

  private async publishMade({ message, firstBox, times }: Made): Promise<void> {
    times.forEach((at, n) => {
      const box = this.sent[(firstBox + n) % this.sent.length]
      if (box !== undefined) Object.assign(box, { count: box.count + 1, lastAt: at })
    })
    this.reports += message.reports
    await this.publish(message)
    this.head = message.headers['Fw-Commit'] ?? this.head
  }

  /** At its times; what is late is made up for, so that the load stays what was asked for. */
  private async sendOn(run: number, every: number, reports: number, phase: number): Promise<void> {
    let due = performance.now() + every * phase
    while (run === this.run) {
      const wait = due - performance.now()
      if (wait > 0) await new Promise((passed) => setTimeout(passed, wait))
      if (run !== this.run) return
      due += every
      await this.publishMade(this.ready.shift() ?? this.make(Date.now(), reports))
    }
  }

  private async publish(made: SiteSends): Promise<void> {
    const from = performance.now()
    let one = made
    for (;;) {
      try {
        this.sequence = await this.publishOnce(one)
        break
      } catch (error) {
        again++
        if (/wrong last sequence/.test(String(error))) conflicts++
        if (/wrong last sequence/.test(String(error)) && (await this.isKept(one).catch(() => false))) break
        // A name of what was never kept is remembered for two minutes: it goes under another one, as a forwarder would send it.
        if (error instanceof Forgotten) one = { ...made, id: `${made.id}:r${++renamed}` }
        await new Promise((passed) => setTimeout(passed, 250))
      }
    }
    const now = performance.now()
    acks.push(now - from)
    ids.push(one.id)
    if (now - lastAckAt > 500) stalls.push({ from: Date.now() - (now - lastAckAt), ms: Math.round(now - lastAckAt) })
    lastAckAt = now
    bytes += one.bytes.length
    reportsSent += one.reports
    messages++
  }

  /**
   * Whether it stands at the end of what this site has sent: then its acknowledgement was lost. What a refusal says of
   * the sequence is not enough: a leader without its followers counts what it will never keep.
   */
  private async isKept({ id }: Pick<SiteSends, 'id'>): Promise<boolean> {
    const subject = `$JS.API.DIRECT.GET.SITES.${commitSubject(this.name)}`
    const answer = await this.connection?.request(subject, new Uint8Array(), { timeout: 5000 })
    const found = answer?.headers?.get('Nats-Msg-Id') === id
    const sequence = Number(answer?.headers?.get('Nats-Sequence') ?? Number.NaN)
    if (Number.isFinite(sequence)) this.sequence = sequence
    return found
  }

  private async publishOnce({ id, headers, bytes: body }: SiteSends): Promise<number> {
    if (this.connection === null) throw new Error('no connection')
    const said = makeHeaders()
    for (const [name, value] of Object.entries(headers)) said.set(name, value)
    said.set('Nats-Msg-Id', id)
    said.set('Nats-Expected-Last-Subject-Sequence', String(this.sequence))
    const answer = await this.connection.request(commitSubject(this.name), body, { timeout: 5000, headers: said })
    const { seq, duplicate, error } = answer.json<Answer>()
    // That it was there already is believed only when it is found there.
    if (duplicate === true) {
      duplicates++
      if (!(await this.isKept({ id }))) throw new Forgotten('said to be a duplicate, and not there')
      return this.sequence
    }
    if (error !== undefined || typeof seq !== 'number') throw new Error(error?.description ?? 'no number')
    return seq
  }

  private beat(): void {
    const now = Date.now()
    const { head } = this
    const { epochName: epoch } = this.site
    const place = { head, forwarded: head, waiting: 0, oldestAt: null }
    const beat = writeHeartbeat({ schema: 1, at: now, clock: now, name: `Site ${this.name}`, epoch, ...place })
    try {
      this.connection?.publish(heartbeatSubject(this.name), beat)
    } catch {
      // It is being made anew.
    }
  }
}

const senders = order.sites.map(({ site, access }, index) => new Sender(site, access, index))
process.on('message', (said: Said) => {
  if (said.do === 'snapshot') ended(snapshots())
  if (said.do === 'send') {
    const each = said.perSecond / senders.length
    senders.forEach((sender, index) => {
      sender.send(each, said.reports, index / senders.length)
    })
  }
  if (said.do === 'prepare') ended(prepare(said))
  if (said.do === 'end')
    ended(Promise.all(senders.map((sender) => sender.end())).then(() => process.send?.({ ended: true })))
  if (said.do === 'tell') process.send?.({ told: figures() })
  if (said.do === 'forget') forget()
  if (said.do === 'boxes') process.send?.({ boxes: boxes() })
  if (said.do === 'ids') process.send?.({ ids })
})
for (const sender of senders) await sender.connect()
process.send?.({ ready: true })

async function prepare({ perSecond, reports, seconds }: Extract<Said, { do: 'prepare' }>): Promise<void> {
  for (const [index, sender] of senders.entries()) {
    sender.prepare(perSecond / senders.length, reports, index / senders.length, seconds)
    // Connections are kept alive meanwhile.
    await new Promise((passed) => setImmediate(passed))
  }
  process.send?.({ prepared: true })
}

async function snapshots(): Promise<void> {
  for (const sender of senders) await sender.snapshot()
  process.send?.({ snapshots: true })
}

function figures() {
  const sorted = [...acks].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  const made = senders.reduce((sum, { reports }) => sum + reports, 0)
  const acked = { reports: reportsSent, messages, bytes, again, conflicts, duplicates, stalls, made }
  return { ...acked, p50: at(0.5), p99: at(0.99), slowest: at(1) }
}

function forget(): void {
  acks = []
  stalls = []
  lastAckAt = performance.now()
  bytes = reportsSent = messages = again = conflicts = 0
}

/** Of each box how many reports were sent, and when it last reported. */
function boxes(): readonly (readonly [id: string, sent: number, lastAt: number])[] {
  return senders.flatMap(({ name, site, sent }) =>
    site.boxes.map(
      ({ gateway }, index) => [`${name}/${gateway.id}`, sent[index]?.count ?? 0, sent[index]?.lastAt ?? 0] as const,
    ),
  )
}
