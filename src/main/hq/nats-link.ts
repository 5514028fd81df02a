import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node'
import { SIGNATURE } from '../../shared/hq/day-index'
import { type LastMessage, lastMessage } from '../../shared/hq/last-message'
import { readHead } from '../../shared/hq/message-head'
import { commandSubject, commitSubject, dayIndexSubject, heartbeatSubject } from '../../shared/hq/subjects'
import { type Millis, seconds } from '../../shared/time/millis'
import {
  type HistoryPart,
  type HqLink,
  type Kept,
  type LinkEvents,
  LinkFailure,
  type OpenLink,
  type Outgoing,
} from './link'
import { type ApiError, failureOf, failureOfApi } from './nats-failure'

const STREAM = 'SITES'
const HISTORY = 'HIST'
const ANSWER_WITHIN: Millis = seconds(5)
const SHORTEST_PAUSE: Millis = 250
const LONGEST_PAUSE: Millis = seconds(10)
/** Before a server has said what it takes; what it takes unless somebody says otherwise. */
const MESSAGE_BYTES = 1024 * 1024

/** Makes a connection that ends when it is lost: making the next one is the link's work. */
export type Connect = () => Promise<NatsConnection>

/**
 * A link over NATS. It asks the stream by plain requests, because the client's own words for failures hide what they are,
 * and because a site may ask for nothing of the stream but its own last message.
 */
export const natsLink =
  (site: string, connect: Connect, answerWithin: Millis = ANSWER_WITHIN): OpenLink =>
  (events) => {
    const link = new NatsLink(site, connect, events, answerWithin)
    void link.stayConnected()
    return link
  }

class NatsLink implements HqLink {
  private connection: NatsConnection | null = null
  private makeHeaders: (() => MsgHdrs) | null = null
  private isClosed = false
  private endPause: () => void = () => undefined

  constructor(
    private readonly site: string,
    private readonly connect: Connect,
    private readonly events: LinkEvents,
    private readonly answerWithin: Millis,
  ) {}

  get messageBytes(): number {
    return this.connection?.info?.max_payload ?? MESSAGE_BYTES
  }

  /** Until it is closed. */
  async stayConnected(): Promise<void> {
    for (let pause = SHORTEST_PAUSE; !this.isClosed; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        const { headers } = await import('@nats-io/transport-node')
        const connection = await this.connect()
        if (this.isClosed) return await connection.close()
        this.makeHeaders = headers
        this.connection = connection
        pause = SHORTEST_PAUSE / 2
        // Without the permission to listen a site only sends.
        this.answer(connection).catch(() => undefined)
        this.events.onConnected()
        const error = await connection.closed()
        this.connection = null
        if (!this.isClosed) this.events.onDisconnected(failureOf(error ?? new Error('ClosedConnection')))
      } catch (error) {
        if (!this.isClosed) this.events.onDisconnected(failureOf(error))
      }
      if (!this.isClosed) await this.pause(pause)
    }
  }

  async last(): Promise<LastMessage | null> {
    const { headers } = await this.request(`$JS.API.DIRECT.GET.${STREAM}.${commitSubject(this.site)}`)
    if (headers === undefined) throw new LinkFailure({ code: 'other', detail: 'an answer without headers' })
    if (headers.code === 404) return null
    if (headers.code !== 0) {
      throw new LinkFailure({ code: 'cannot-store', detail: `${headers.code} ${headers.description}` })
    }
    const sequence = Number(headers.get('Nats-Sequence'))
    const head = readHead((name) => headers.get(name))
    // What nobody here has sent says nothing of this store: it counts as of another one.
    if (!head.ok) return { ...NOBODYS, sequence }
    return lastMessage(head.value, sequence)
  }

  async publish({ id, headers, bytes, follows }: Outgoing): Promise<Kept> {
    const all = { ...headers, 'Nats-Msg-Id': id, 'Nats-Expected-Last-Subject-Sequence': String(follows) }
    const answer = await this.request(commitSubject(this.site), bytes, all)
    const { seq, duplicate, error } = answerIn(answer)
    if (error !== undefined) throw new LinkFailure(failureOfApi(error))
    if (typeof seq !== 'number') throw new LinkFailure({ code: 'other', detail: 'an acknowledgement without a number' })
    return { sequence: seq, isDuplicate: duplicate === true }
  }

  heartbeat(text: string): void {
    try {
      this.connection?.publish(heartbeatSubject(this.site), text)
    } catch {
      // The connection has just ended: the next heartbeat goes over the next one.
    }
  }

  async sealedDay(day: string): Promise<string | null> {
    const { headers } = await this.request(`$JS.API.DIRECT.GET.${HISTORY}.${dayIndexSubject(this.site, day)}`)
    if (headers === undefined || headers.code === 404) return null
    if (headers.code !== 0) {
      throw new LinkFailure({ code: 'cannot-store', detail: `${headers.code} ${headers.description}` })
    }
    return headers.get(SIGNATURE)
  }

  async keepHistory({ subject, id, headers, bytes }: HistoryPart): Promise<Pick<Kept, 'isDuplicate'>> {
    const { duplicate, error } = answerIn(await this.request(subject, bytes, { ...headers, 'Nats-Msg-Id': id }))
    if (error !== undefined) throw new LinkFailure(failureOfApi(error))
    return { isDuplicate: duplicate === true }
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.endPause()
    await this.connection?.close().catch(() => undefined)
  }

  /** Answers headquarters as long as the connection lasts; each by itself, whatever comes of it. */
  private async answer(connection: NatsConnection): Promise<void> {
    const { onAsked } = this.events
    if (onAsked === undefined) return
    const all = commandSubject(this.site, '>')
    for await (const message of connection.subscribe(all)) {
      const command = message.subject.slice(all.length - 1)
      void onAsked(command, message.data)
        .then((bytes) => message.respond(bytes))
        // Who hung up meanwhile is not answered; headquarters asks again.
        .catch(() => undefined)
    }
  }

  private async request(
    subject: string,
    bytes: Uint8Array = new Uint8Array(),
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Msg> {
    const { connection, makeHeaders } = this
    if (connection === null || makeHeaders === null) {
      throw new LinkFailure({ code: 'unreachable', detail: 'there is no connection' })
    }
    const said = makeHeaders()
    for (const [name, value] of Object.entries(headers)) said.set(name, value)
    try {
      return await connection.request(subject, bytes, { timeout: this.answerWithin, headers: said })
    } catch (error) {
      throw new LinkFailure(failureOf(error))
    }
  }

  private pause(length: Millis): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, length * (0.75 + Math.random() / 2))
      this.endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** A message on the own subject that was never this program's. */
const NOBODYS: Omit<LastMessage, 'sequence'> = {
  epoch: '',
  session: '',
  commit: '0000000000000-00000000:0',
  lastAt: 0,
  owesSnapshot: true,
  past: null,
  check: null,
}

function answerIn(answer: Msg): { readonly seq?: unknown; readonly duplicate?: unknown; readonly error?: ApiError } {
  try {
    return answer.json()
  } catch {
    throw new LinkFailure({
      code: 'other',
      detail: `an acknowledgement that is none: ${answer.string().slice(0, 100)}`,
    })
  }
}
