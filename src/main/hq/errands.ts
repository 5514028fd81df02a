import type { Cursor, Forwarding, Own } from '../../shared/hq/forwarding'
import type { Action, Input } from '../../shared/hq/forwarding-steps'
import type { Millis } from '../../shared/time/millis'
import type { JournalTail, Log } from '../ports'
import type { Backlog } from './backlog'
import type { CursorKeeper } from './cursor-keeper'
import { type HqLink, LinkFailure } from './link'
import { Loader, type LoaderParts, type Pending } from './loader'
import { NOWHERE, newStore } from './own-store'

/** What a forwarder can be told to do; to wait is its own affair. */
export type Errand = Exclude<Action, { do: 'wait' }>

export interface ErrandParts extends Pick<LoaderParts, 'site' | 'storage'> {
  /** The data folder. */
  readonly folder: string
  readonly tail: JournalTail
  readonly backlog: Backlog
  readonly keeper: CursorKeeper
  readonly now: () => Millis
  readonly log: Log
  /** How forwarding stands; `null` before it has begun. */
  readonly state: () => Forwarding | null
  /** `null` before there was a connection. */
  readonly link: () => HqLink | null
  /** Whatever fails then is what the end brings. */
  readonly isStopped: () => boolean
}

/** The things that forwarding asks for, done one at a time, each with an answer. */
export class Errands {
  private readonly loader: Loader
  private pending: Pending | null = null
  private commits = 0
  /** Told apart from what was sent under the same name before headquarters lost it. */
  private losses = 0

  constructor(private readonly parts: ErrandParts) {
    const { site, tail, storage, now, link } = parts
    this.loader = new Loader({
      site,
      tail,
      storage,
      own: () => this.own,
      now,
      messageBytes: () => link()?.messageBytes ?? 0,
    })
  }

  /** Something was kept at the station. */
  noteCommit(): void {
    this.commits++
  }

  /** Headquarters has less than it had: what is sent again may not be taken for what is remembered by name only. */
  noteLoss(): void {
    this.losses++
  }

  /** Who has something else than was sent is told everything anew. */
  forgetWhatWasTold(): void {
    this.loader.forget()
  }

  /** Does one thing; whatever goes wrong with it is an answer too. */
  async perform(errand: Errand): Promise<Input> {
    try {
      return await this.do(errand)
    } catch (error) {
      if (this.parts.isStopped()) return { kind: 'committed' }
      if (error instanceof LinkFailure) {
        if (error.failure.code === 'too-large') this.loader.makeLess()
        return { kind: 'failed', failure: error.failure }
      }
      this.parts.log(`headquarters is not sent what was kept: ${String(error)}`)
      return { kind: 'failed', failure: { code: 'unreadable', detail: String(error) } }
    }
  }

  private async do(errand: Errand): Promise<Input> {
    switch (errand.do) {
      case 'ask':
        return { kind: 'last', last: await this.link.last() }
      case 'locate':
        return { kind: 'located', where: await this.locate(errand.cursor) }
      case 'renew':
        return { kind: 'renewed', own: await this.renew(null) }
      case 'rename':
        return { kind: 'renewed', own: await this.renew(this.own.known) }
      case 'load':
        return this.load(errand.cursor)
      case 'publish':
        return this.publish()
    }
  }

  private async locate({ position, check, lastAt }: Cursor) {
    const { tail, backlog } = this.parts
    this.loader.forget()
    const where = await tail.locate(position, check)
    if (where !== 'elsewhere') {
      tail.hold(position)
      await backlog.recount(position, lastAt)
    }
    return where
  }

  /** @param known how far headquarters had this journal, where it may go on there */
  private async renew(known: Own['known']): Promise<Own> {
    const { folder, tail, backlog, log } = this.parts
    log('headquarters has another store of this site than this one: the site begins anew there')
    this.loader.forget()
    const isHere = known !== null && (await tail.locate(known.position, null)) !== 'elsewhere'
    const since = isHere ? known.position : tail.head
    await backlog.recount(since ?? NOWHERE, isHere ? known.lastAt : null)
    if (isHere) tail.hold(since)
    return newStore(folder, since, this.own.session)
  }

  private async load(cursor: Cursor): Promise<Input> {
    let before: number
    do {
      before = this.commits
      this.pending = await this.loader.next(cursor)
      // What was kept while the journal was read may not have been seen.
    } while (this.pending === null && this.commits !== before)
    const isEmpty = this.pending === null
    if (isEmpty) this.parts.backlog.clear()
    return { kind: 'loaded', isEmpty }
  }

  private async publish(): Promise<Input> {
    const { pending } = this
    const { tail, backlog, keeper, now } = this.parts
    const follows = this.parts.state()?.cursor?.sequence
    if (pending === null || follows === undefined) return { kind: 'loaded', isEmpty: true }
    const startedAt = now()
    const { outgoing, after, reports, hasMore, confirm } = pending
    const id = this.losses === 0 ? outgoing.id : `${outgoing.id}:r${this.losses}`
    const kept = await this.link.publish({ ...outgoing, id, follows })
    if (kept.isDuplicate) {
      // It is there, or was: what is lost keeps its name for as long as names are remembered.
      this.losses++
      return { kind: 'failed', failure: { code: 'wrong-sequence', last: null, detail: 'was taken before' } }
    }
    confirm()
    this.pending = null
    if (after.position === tail.head) backlog.clear()
    else backlog.sent(reports, after.lastAt)
    tail.hold(after.position)
    const cursor = { ...after, sequence: kept.sequence }
    keeper.note(cursor, backlog.waiting)
    return { kind: 'acknowledged', cursor, startedAt, reports, hasMore }
  }

  private get own(): Own {
    const state = this.parts.state()
    if (state === null) throw new Error('forwarding has not begun')
    return state.own
  }

  private get link(): HqLink {
    const link = this.parts.link()
    if (link === null) throw new LinkFailure({ code: 'unreachable', detail: 'there is no connection yet' })
    return link
  }
}
