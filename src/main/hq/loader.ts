import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import {
  INFLATED_AT_MOST,
  MESSAGE_CHARACTERS,
  MESSAGE_REPORTS,
  type SiteMessage,
  writeMessage,
} from '../../shared/hq/commit-message'
import type { Cursor, Own } from '../../shared/hq/forwarding'
import { headersOf, type MessageHead, messageId } from '../../shared/hq/message-head'
import { comparePositions, type Position, placeOf } from '../../shared/hq/position'
import type { Millis } from '../../shared/time/millis'
import type { JournalTail, Storage, TailPart } from '../ports'
import { commitsMessage, inPieces, type Omission, reportsIn } from './commits'
import type { Outgoing } from './link'
import { PastSource, type PastStep } from './past-source'
import { type Snapshot, snapshotOf } from './snapshot'
import { Told } from './told'

/** In a thread of Node's own, so that nobody waits for it. */
const deflate = promisify(deflateRaw)

/** Room for headers beside the body, in what the server takes. */
const HEADER_BYTES = 4096
/** More identities than this go ahead of their rows. */
const IDENTITY_CHARACTERS = 4 * 1024 * 1024

/** A message that is ready to be sent, and what headquarters has when it was taken. */
export interface Pending {
  readonly outgoing: Omit<Outgoing, 'follows'>
  readonly after: Omit<Cursor, 'sequence'>
  readonly reports: number
  /** More waits than it brings. */
  readonly hasMore: boolean
  /** To be called when it was taken. */
  readonly confirm: () => void
}

export interface LoaderParts {
  readonly site: string
  readonly own: () => Own
  readonly tail: JournalTail
  readonly storage: Pick<Storage, 'reports' | 'transitions' | 'usage'>
  readonly now: () => Millis
  /** What the server takes in one message. */
  readonly messageBytes: () => number
}

/** What is tried, one after the other, where a message is too large: less at a time, then a single commit, then less of it. */
const SIZES: readonly { readonly bytes: number; readonly reports: number; readonly omission: Omission }[] = [
  { bytes: MESSAGE_CHARACTERS, reports: MESSAGE_REPORTS, omission: 'nothing' },
  { bytes: MESSAGE_CHARACTERS / 16, reports: MESSAGE_REPORTS / 10, omission: 'nothing' },
  { bytes: 1, reports: 1, omission: 'nothing' },
  { bytes: 1, reports: 1, omission: 'gateways' },
  { bytes: 1, reports: 1, omission: 'everything' },
]

/** The last of them that leaves nothing out, and one more. */
const WHOLE_COMMIT = 3

/** Makes the message that comes next. It holds one at a time, and a snapshot while there is one to send. */
export class Loader {
  private told = Told.nothing()
  private snapshot: Snapshot | null = null
  private part = 0
  private size = 0
  private readonly past: PastSource

  constructor(private readonly parts: LoaderParts) {
    this.past = new PastSource(parts)
  }

  /** Headquarters has less than it was told, or another one is asked: everything is told anew. */
  forget(): void {
    this.told = Told.nothing()
    this.snapshot = null
    this.part = 0
    this.past.forget()
  }

  /** What was made last is more than the server takes. */
  makeLess(): void {
    this.size = Math.min(this.size + 1, SIZES.length - 1)
  }

  /** @returns `null` where headquarters has everything */
  async next(cursor: Cursor): Promise<Pending | null> {
    for (;;) {
      const made = await this.make(cursor)
      if (made === 'too-large') this.makeLess()
      else return made
    }
  }

  private async make(cursor: Cursor): Promise<Pending | 'too-large' | null> {
    const { tail } = this.parts
    const isFirst = cursor.position === this.parts.own().since
    if (cursor.owesSnapshot && isFirst) await this.takeSnapshot(true)
    if (this.snapshot !== null && isPassed(this.snapshot, cursor)) this.snapshot = null
    if (this.snapshot !== null && isDue(this.snapshot, cursor)) return this.snapshotPart(cursor, this.snapshot)
    const { bytes, reports, omission } = SIZES[this.size] ?? NOTHING_LEFT_OUT
    const part = await tail.read(cursor.position, { bytes, reports, until: this.snapshot?.position })
    if (part === null && tail.oldest === null) return null
    if (part === null) return this.pastPart(cursor, await this.past.next(cursor))
    if (cursor.owesSnapshot && this.snapshot === null && isAtHead(part.end, tail.head)) {
      await this.takeSnapshot(false)
      if (this.snapshot !== null) return this.make(cursor)
    }
    if (part.end === cursor.position) return null
    return this.commits(cursor, part, omission)
  }

  private async takeSnapshot(isFirst: boolean): Promise<void> {
    if (this.snapshot !== null) return
    const fleet = await this.parts.tail.fleet()
    this.part = 0
    this.snapshot = fleet.position === null ? null : snapshotOf(fleet.position, isFirst, fleet, this.parts.now())
  }

  private async commits(cursor: Cursor, part: TailPart, omission: Omission): Promise<Pending | 'too-large'> {
    const told = this.told.copy()
    const message = await commitsMessage(this.parts.tail, cursor.position, part, told, omission)
    const most = Math.min(IDENTITY_CHARACTERS, this.parts.messageBytes() - HEADER_BYTES)
    const ahead = message.identities.length < 2 ? [] : [...inPieces(message.identities, most)]
    if (ahead.length > 1) return this.identitiesAhead(cursor, part, ahead[0] ?? [])
    const lastAt = part.commits.at(-1)?.at ?? cursor.lastAt ?? this.parts.now()
    const after = {
      ...standing(cursor),
      position: part.end,
      lastAt,
      check: part.check,
      owesSnapshot: cursor.owesSnapshot || omission !== 'nothing',
    }
    const confirm = () => {
      this.told = told
      // Step by step back to as much as there is: what is too large rarely comes alone.
      this.size = Math.max(0, Math.min(this.size, WHOLE_COMMIT) - 1)
    }
    return this.pending('commits', cursor.position, after, message, null, reportsIn(part), confirm)
  }

  /** Some of what rows to come name, by itself: with the rows no message would hold it. */
  private async identitiesAhead(cursor: Cursor, part: TailPart, piece: Parameters<Told['identify']>[0]) {
    const told = this.told.copy()
    told.enter(placeOf(part.end).generation)
    const identities = told.identify(piece)
    const message = { schema: 1, kind: 'commits', identities, commits: [] } as const
    const confirm = () => {
      this.told = told
    }
    return this.pending('commits', cursor.position, standing(cursor), message, this.nextPart('i'), 0, confirm)
  }

  private snapshotPart(cursor: Cursor, { position, messages }: Snapshot): Promise<Pending | 'too-large'> {
    const message = messages[this.part]
    if (message === undefined) throw new RangeError('a snapshot has no parts beyond its last')
    const isLast = message.part === message.of
    const after = { ...standing(cursor), owesSnapshot: !isLast }
    const confirm = () => {
      this.part++
      if (isLast) this.snapshot = null
    }
    const part = this.nextPart(`s${message.part}`)
    return this.pending('snapshot', cursor.position, after, message, part, 0, confirm, position)
  }

  private pastPart(cursor: Cursor, { message, reports, doneUntil, resumeAt, confirm }: PastStep) {
    const after = {
      ...standing(cursor),
      owesSnapshot: true,
      ...(resumeAt === null
        ? { past: String(doneUntil) }
        : { position: resumeAt, past: null, check: null, lastAt: doneUntil }),
    }
    return this.pending(message.kind, cursor.position, after, message, this.nextPart('p'), reports, confirm)
  }

  private count = 0

  /** No other message of this or any other session has it. */
  private nextPart(kind: string): string {
    return `${kind}.${this.parts.own().session}.${++this.count}`
  }

  private async pending(
    kind: MessageHead['kind'],
    from: Position,
    after: Omit<Cursor, 'sequence'>,
    message: SiteMessage,
    part: string | null,
    reports: number,
    confirm: () => void,
    commit: Position = after.position,
  ): Promise<Pending | 'too-large'> {
    const { epoch, session } = this.parts.own()
    const { lastAt, owesSnapshot, past, check } = after
    const head: MessageHead = {
      kind,
      epoch,
      session,
      from,
      commit,
      lastAt: lastAt ?? this.parts.now(),
      owesSnapshot,
      past,
      check,
    }
    const hasMore = kind !== 'commits' || !isAtHead(after.position, this.parts.tail.head)
    const text = Buffer.from(writeMessage(message))
    const bytes = await deflate(text, { level: 1 })
    const isTooLarge = text.length > INFLATED_AT_MOST || bytes.length + HEADER_BYTES > this.parts.messageBytes()
    if (isTooLarge && kind === 'commits' && this.size < SIZES.length - 1) return 'too-large'
    const outgoing = { id: messageId(this.parts.site, head, part), headers: headersOf(head), bytes }
    return { outgoing, after, reports, hasMore, confirm }
  }
}

const NOTHING_LEFT_OUT = { bytes: MESSAGE_CHARACTERS, reports: MESSAGE_REPORTS, omission: 'nothing' } as const

/** Where headquarters stays with a message that brings nothing of the journal. */
const standing = ({ sequence: _, ...rest }: Cursor): Omit<Cursor, 'sequence'> => rest

const isPassed = (snapshot: Snapshot, { position, owesSnapshot }: Cursor): boolean =>
  !owesSnapshot || comparePositions(position, snapshot.position) > 0

const isDue = (snapshot: Snapshot, { position }: Cursor): boolean => snapshot.isFirst || snapshot.position === position

const isAtHead = (end: Position, head: Position | null): boolean => head === null || comparePositions(end, head) >= 0
