import { inflateRawSync } from 'node:zlib'
import {
  type HistoryPart,
  type HqLink,
  type Kept,
  type LinkEvents,
  LinkFailure,
  type OpenLink,
  type Outgoing,
} from '../../../src/main/hq/link'
import type { SiteMessage } from '../../../src/shared/hq/commit-message'
import { SIGNATURE } from '../../../src/shared/hq/day-index'
import { SiteFold } from '../../../src/shared/hq/fold'
import type { Failure } from '../../../src/shared/hq/forwarding'
import { type LastMessage, lastMessage } from '../../../src/shared/hq/last-message'
import { type MessageHead, readHead } from '../../../src/shared/hq/message-head'
import { readMessage } from '../../../src/shared/hq/read-message'

export interface KeptMessage {
  readonly sequence: number
  readonly id: string
  readonly head: MessageHead
  readonly message: SiteMessage
  readonly bytes: number
}

/** What becomes of the next message: kept without an answer, or not kept. */
export type Mishap = 'keep and fail' | 'fail'

/** One subject of a stream, as the engine keeps it: by condition, and once under each name. */
export class FakeHeadquarters {
  messages: KeptMessage[] = []
  readonly heartbeats: string[] = []
  /** Taken one by one by what is published or asked. */
  mishaps: (Mishap | null)[] = []
  messageBytes = 4 * 1024 * 1024
  isUp = true
  /** Sealed days, by subject, and in which order they were kept. */
  readonly history = new Map<string, HistoryPart>()
  readonly kept: string[] = []
  private readonly historyNames = new Set<string>()
  private sequence = 0
  private names = new Set<string>()
  private readonly links = new Set<LinkEvents>()

  readonly openLink: OpenLink = (events) => {
    this.links.add(events)
    queueMicrotask(() => this.isUp && this.links.has(events) && events.onConnected())
    return this.linkFor(events)
  }

  goDown(): void {
    this.isUp = false
    for (const { onDisconnected } of this.links) onDisconnected({ code: 'unreachable', detail: 'cut' })
  }

  comeUp(): void {
    this.isUp = true
    for (const { onConnected } of this.links) onConnected()
  }

  /** The end of the stream is gone, as after a power failure; names are remembered. */
  lose(count: number): void {
    this.messages = this.messages.slice(0, Math.max(0, this.messages.length - count))
  }

  /** Another, empty stream. */
  wipe(): void {
    this.messages = []
    this.names = new Set()
  }

  /** Asks every station that is there. */
  ask(command: string, request: string): Promise<Uint8Array | undefined> {
    const [events] = this.links
    return events?.onAsked?.(command, new TextEncoder().encode(request)) ?? Promise.resolve(undefined)
  }

  /** All of it folded, as headquarters does. */
  folded(): SiteFold {
    const fold = new SiteFold()
    for (const { head, message } of this.messages) fold.take(head, message)
    return fold
  }

  private get last(): KeptMessage | undefined {
    return this.messages.at(-1)
  }

  private linkFor(events: LinkEvents): HqLink {
    const headquarters = this
    return {
      get messageBytes() {
        return headquarters.messageBytes
      },
      last: async () => {
        await answer()
        this.checkUp()
        const { last } = this
        return last === undefined ? null : lastOf(last)
      },
      publish: async (message) => {
        await answer()
        this.checkUp()
        const mishap = this.mishaps.shift() ?? null
        if (mishap === 'fail') throw failed({ code: 'cannot-store', detail: 'no responders' })
        const kept = this.keep(message)
        if (mishap === 'keep and fail') throw failed({ code: 'timeout', detail: 'no answer' })
        return kept
      },
      heartbeat: (text) => void this.heartbeats.push(text),
      sealedDay: async (day) => {
        await answer()
        this.checkUp()
        const index = [...this.history.values()].find(({ subject }) => subject.endsWith(`.history.index.${day}`))
        return index?.headers[SIGNATURE] ?? null
      },
      keepHistory: async (part) => {
        await answer()
        this.checkUp()
        if (part.bytes.length > this.messageBytes) throw failed({ code: 'too-large', detail: 'maximum payload' })
        if (this.historyNames.has(part.id)) return { isDuplicate: true }
        this.historyNames.add(part.id)
        this.kept.push(part.subject)
        this.history.set(part.subject, part)
        return { isDuplicate: false }
      },
      close: async () => void this.links.delete(events),
    }
  }

  private keep({ id, headers, bytes, follows }: Outgoing): Kept {
    if (this.names.has(id)) return { sequence: this.last?.sequence ?? 0, isDuplicate: true }
    const last = this.last?.sequence ?? 0
    if (follows !== last) throw failed({ code: 'wrong-sequence', last, detail: `wrong last sequence: ${last}` })
    if (bytes.length > this.messageBytes) throw failed({ code: 'too-large', detail: 'maximum payload exceeded' })
    const head = readHead((name) => headers[name])
    const message = readMessage(inflateRawSync(bytes).toString())
    if (!head.ok || !message.ok) throw new Error(`refused: ${JSON.stringify([head, message])}`)
    this.sequence++
    this.names.add(id)
    this.messages.push({ sequence: this.sequence, id, head: head.value, message: message.value, bytes: bytes.length })
    return { sequence: this.sequence, isDuplicate: false }
  }

  private checkUp(): void {
    if (!this.isUp) throw failed({ code: 'unreachable', detail: 'cut' })
  }
}

const answer = () => new Promise((resolve) => setImmediate(resolve))

const failed = (failure: Failure) => new LinkFailure(failure)

const lastOf = ({ head, sequence }: KeptMessage): LastMessage => lastMessage(head, sequence)
