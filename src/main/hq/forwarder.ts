import { beginForwarding, type Cursor, type Forwarding, type Own } from '../../shared/hq/forwarding'
import { type Action, type Input, nextAction, takeInput } from '../../shared/hq/forwarding-steps'
import { HEARTBEAT_EVERY } from '../../shared/hq/heartbeat'
import type { Clock } from '../../shared/time/clock'
import { type Millis, seconds } from '../../shared/time/millis'
import type { JournalTail, Log, Storage } from '../ports'
import { Backlog } from './backlog'
import { composeHeartbeat } from './compose-heartbeat'
import { CursorKeeper } from './cursor-keeper'
import { readCursor } from './kept-files'
import { type HqLink, LinkFailure, type OpenLink } from './link'
import { Loader, type Pending } from './loader'
import { knownStore, NOWHERE, newStore } from './own-store'
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
  private pending: Pending | null = null
  private readonly loader: Loader
  private readonly backlog: Backlog
  private readonly pacer = new Pacer()
  private stopListening: () => void = () => undefined
  private heart: NodeJS.Timeout | undefined
  private isStopped = false
  private running: Promise<void> = Promise.resolve()
  private commits = 0
  private disconnectedSince: Millis | null
  private readonly keeper: CursorKeeper
  /** Told apart from what was sent under the same name before headquarters lost it. */
  private losses = 0

  constructor(private readonly parts: ForwarderParts) {
    const { site, tail, storage, clock } = parts
    this.disconnectedSince = clock.now()
    this.backlog = new Backlog(tail)
    this.keeper = new CursorKeeper(parts.folder, parts.log)
    this.loader = new Loader({
      site,
      tail,
      storage,
      own: () => this.own,
      now: () => clock.now(),
      messageBytes: () => this.link?.messageBytes ?? 0,
    })
  }

  get standing(): Standing {
    const { state: forwarding, disconnectedSince } = this
    const { waiting, oldestAt } = this.backlog
    return { forwarding, waiting, oldestAt, disconnectedSince }
  }

  start(): void {
    this.stopListening = this.parts.tail.onCommit((commit) => {
      this.commits++
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

  private get own(): Own {
    if (this.state === null) throw new Error('forwarding has not begun')
    return this.state.own
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
      else this.take(await this.perform(action))
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

  /** Does one thing; whatever goes wrong with it is an answer too. */
  private async perform(action: Exclude<Action, { do: 'wait' }>): Promise<Input> {
    try {
      return await this.do(action)
    } catch (error) {
      if (this.isStopped) return { kind: 'committed' }
      if (error instanceof LinkFailure) {
        if (error.failure.code === 'too-large') this.loader.makeLess()
        return { kind: 'failed', failure: error.failure }
      }
      this.parts.log(`headquarters is not sent what was kept: ${String(error)}`)
      return { kind: 'failed', failure: { code: 'unreadable', detail: String(error) } }
    }
  }

  private async do(action: Exclude<Action, { do: 'wait' }>): Promise<Input> {
    switch (action.do) {
      case 'ask':
        return { kind: 'last', last: await this.linked.last() }
      case 'locate':
        return { kind: 'located', where: await this.locate(action.cursor) }
      case 'renew':
        return { kind: 'renewed', own: await this.renew(null) }
      case 'rename':
        return { kind: 'renewed', own: await this.renew(this.own.known) }
      case 'load':
        return this.load(action.cursor)
      case 'publish':
        return this.publish()
    }
  }

  private async locate({ position, check, lastAt }: Cursor) {
    this.loader.forget()
    const where = await this.parts.tail.locate(position, check)
    if (where !== 'elsewhere') {
      this.parts.tail.hold(position)
      await this.backlog.recount(position, lastAt)
    }
    return where
  }

  /** @param known how far headquarters had this journal, where it may go on there */
  private async renew(known: Own['known']): Promise<Own> {
    const { folder, tail, log } = this.parts
    log('headquarters has another store of this site than this one: the site begins anew there')
    this.loader.forget()
    const isHere = known !== null && (await tail.locate(known.position, null)) !== 'elsewhere'
    const since = isHere ? known.position : tail.head
    await this.backlog.recount(since ?? NOWHERE, isHere ? known.lastAt : null)
    if (isHere) tail.hold(since)
    return newStore(folder, since, this.own.session)
  }

  private async load(cursor: Cursor): Promise<Input> {
    const before = this.commits
    this.pending = await this.loader.next(cursor)
    const isEmpty = this.pending === null
    if (isEmpty) this.backlog.clear()
    // What was kept while the journal was read may not have been seen.
    return { kind: 'loaded', isEmpty: isEmpty && this.commits === before }
  }

  private async publish(): Promise<Input> {
    const { pending, state } = this
    if (pending === null || state === null || state.cursor === null) return { kind: 'loaded', isEmpty: true }
    const startedAt = this.now()
    const { outgoing, after, reports, hasMore, confirm } = pending
    const id = this.losses === 0 ? outgoing.id : `${outgoing.id}:r${this.losses}`
    const kept = await this.linked.publish({ ...outgoing, id, follows: state.cursor.sequence })
    if (kept.isDuplicate) {
      // It is there, or was: what is lost keeps its name for as long as names are remembered.
      this.losses++
      return { kind: 'failed', failure: { code: 'wrong-sequence', last: null, detail: 'was taken before' } }
    }
    confirm()
    this.pending = null
    if (after.position === this.parts.tail.head) this.backlog.clear()
    else this.backlog.sent(reports, after.lastAt)
    this.parts.tail.hold(after.position)
    const cursor = { ...after, sequence: kept.sequence }
    this.keeper.note(cursor, this.backlog.waiting)
    return { kind: 'acknowledged', cursor, startedAt, reports, hasMore }
  }

  private take(input: Input): void {
    if (this.state === null) return
    const before = this.state
    const now = this.now()
    this.state = takeInput(before, input, now)
    // Who has something else than was sent is told everything anew.
    if (input.kind === 'last' && this.state.cursor !== before.cursor) this.loader.forget()
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

  /** Headquarters has less than it had: what is sent again may not be taken for what is remembered by name only. */
  private noteLoss({ cursor: before }: Forwarding, { cursor }: Forwarding): void {
    if (before === null || cursor === null || cursor.sequence >= before.sequence) return
    this.losses++
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

  private get linked(): HqLink {
    if (this.link === null) throw new LinkFailure({ code: 'unreachable', detail: 'there is no connection yet' })
    return this.link
  }

  private now(): Millis {
    return this.parts.clock.now()
  }
}
