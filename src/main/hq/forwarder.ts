import { beginForwarding, type Forwarding, type Own } from '../../shared/hq/forwarding'
import { type Input, nextAction, takeInput } from '../../shared/hq/forwarding-steps'
import { HEARTBEAT_EVERY } from '../../shared/hq/heartbeat'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'
import type { JournalTail, Log, Storage } from '../ports'
import { Backlog } from './backlog'
import { composeHeartbeat } from './compose-heartbeat'
import { CursorKeeper } from './cursor-keeper'
import { Errands } from './errands'
import { readCursor } from './kept-files'
import type { HqLink, LinkFailure, OpenLink } from './link'
import { knownStore, newStore } from './own-store'
import { Pacer } from './pacer'

export interface ForwarderParts {
  /** The data folder. */
  readonly folder: string
  readonly site: string
  /** What the user calls the site. */
  readonly name: string
  readonly tail: JournalTail
  readonly storage: Pick<Storage, 'reports' | 'transitions' | 'usage'>
  readonly openLink: OpenLink
  readonly clock: Clock
  /** How many ms of the clock pass in one real one. */
  readonly pace: number
  readonly log: Log
  /** Something of `standing` may be another. */
  readonly onChange: () => void
}

/** How it stands with headquarters. */
export interface Standing {
  readonly forwarding: Forwarding | null
  readonly waiting: number
  readonly oldestAt: Millis | null
  /** Since when there is no connection; `null` while there is. */
  readonly disconnectedSince: Millis | null
}

/** How long after a disk that refused forwarding is begun again. */
const BEGUN_AGAIN_AFTER: Millis = seconds(15)
/** How long the end waits for what is under way. */
const LAST_WORDS: Millis = seconds(1)

/**
 * Sends what the station keeps to headquarters. The rules are `shared/hq/forwarding`; this does what they ask for, one
 * thing at a time, beside everything else: nothing that the station does for its boxes ever waits for it.
 */
export class Forwarder {
  private state: Forwarding | null = null
  private link: HqLink | null = null
  private readonly errands: Errands
  private readonly backlog: Backlog
  private readonly pacer = new Pacer()
  private stopListening: () => void = () => undefined
  private heart: NodeJS.Timeout | undefined
  private isStopped = false
  private running: Promise<void> = Promise.resolve()
  private disconnectedSince: Millis | null
  private readonly keeper: CursorKeeper

  constructor(private readonly parts: ForwarderParts) {
    const { folder, site, tail, storage, clock, log } = parts
    this.disconnectedSince = clock.now()
    this.backlog = new Backlog(tail)
    this.keeper = new CursorKeeper(folder, log)
    const { backlog, keeper } = this
    this.errands = new Errands({
      ...{ folder, site, tail, storage, log, backlog, keeper },
      now: () => clock.now(),
      state: () => this.state,
      link: () => this.link,
      isStopped: () => this.isStopped,
    })
  }

  get standing(): Standing {
    const { state: forwarding, disconnectedSince } = this
    const { waiting, oldestAt } = this.backlog
    return { forwarding, waiting, oldestAt, disconnectedSince }
  }

  start(): void {
    this.stopListening = this.parts.tail.onCommit((commit) => {
      this.errands.noteCommit()
      this.backlog.add(commit)
      if (this.state !== null) this.take({ kind: 'committed' })
      this.pacer.wake()
    })
    this.heart = setInterval(() => this.beat(), HEARTBEAT_EVERY).unref()
    this.running = this.run().catch((error: unknown) => this.parts.log(`forwarding ended: ${String(error)}`))
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearInterval(this.heart)
    this.stopListening()
    this.pacer.wake()
    await this.link?.close()
    // What is under way ends with the connection; whatever does not is not waited for.
    await Promise.race([this.running, new Promise((passed) => setTimeout(passed, LAST_WORDS).unref())])
    const cursor = this.state?.cursor ?? null
    if (cursor !== null) await this.keeper.keep(cursor, this.backlog.waiting)
  }

  private async run(): Promise<void> {
    const own = await this.begin()
    if (own === null) return
    this.state = beginForwarding(own)
    const events = {
      onConnected: () => this.take({ kind: 'connected' }),
      onDisconnected: (failure: LinkFailure['failure']) => this.take({ kind: 'disconnected', failure }),
    }
    this.link = this.parts.openLink(events)
    while (!this.isStopped) {
      const action = nextAction(this.state, this.now())
      if (action.do === 'wait')
        await this.pacer.wait(action.until === null ? null : (action.until - this.now()) / this.parts.pace)
      else this.take(await this.errands.perform(action))
    }
  }

  /** A disk that refuses is asked again. @returns `null` where it was stopped meanwhile */
  private async begin(): Promise<Own | null> {
    while (!this.isStopped) {
      try {
        const own = await this.findOwn()
        return this.isStopped ? null : own
      } catch (error) {
        this.parts.log(`forwarding cannot begin, trying again: ${String(error)}`)
        await this.rest(BEGUN_AGAIN_AFTER / this.parts.pace)
      }
    }
    return null
  }

  /** Whatever happens meanwhile, but for its end. @param length in real ms */
  private async rest(length: Millis): Promise<void> {
    const until = performance.now() + length
    while (!this.isStopped && performance.now() < until) await this.pacer.wait(until - performance.now())
  }

  /** The store's name, made where there is none; there has to be something to forward first. */
  private async findOwn(): Promise<Own> {
    const { folder, tail } = this.parts
    const kept = await readCursor(folder)
    if (kept !== null) await this.backlog.resume(kept)
    const known = await knownStore(folder, kept)
    if (known !== null) return known
    while (tail.head === null && !this.isStopped) await this.pacer.wait(null)
    return newStore(folder, tail.head)
  }

  private take(input: Input): void {
    if (this.state === null) return
    const before = this.state
    const now = this.now()
    this.state = takeInput(before, input, now)
    if (input.kind === 'last' && this.state.cursor !== before.cursor) this.errands.forgetWhatWasTold()
    this.noteLoss(before, this.state)
    if (input.kind === 'connected') {
      this.disconnectedSince = null
      this.beat()
    }
    if (input.kind === 'disconnected') this.disconnectedSince ??= now
    this.noteTrouble(before, this.state)
    this.pacer.wake()
    this.parts.onChange()
  }

  private noteLoss({ cursor: before }: Forwarding, { cursor }: Forwarding): void {
    if (before === null || cursor === null || cursor.sequence >= before.sequence) return
    this.errands.noteLoss()
    this.parts.log(`headquarters has lost what it had after ${cursor.position}: it is sent again`)
  }

  private noteTrouble({ trouble: before }: Forwarding, { trouble }: Forwarding): void {
    if (trouble !== null && trouble.code !== before?.code) {
      this.parts.log(`headquarters: ${trouble.code}: ${trouble.detail}`)
    }
  }

  private beat(): void {
    const { state, link, parts } = this
    if (state === null || link === null || !state.isConnected) return
    const said = { name: parts.name, head: parts.tail.head, at: this.now() }
    link.heartbeat(composeHeartbeat(state, this.backlog, said))
  }

  private now(): Millis {
    return this.parts.clock.now()
  }
}
