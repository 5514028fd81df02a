import type { CommitsMessage, GapMessage, PastMessage } from '../../shared/hq/commit-message'
import type { Cursor } from '../../shared/hq/forwarding'
import { type Position, placeOf } from '../../shared/hq/position'
import { days, type Millis, minutes } from '../../shared/time/millis'
import type { JournalTail, Storage } from '../ports'
import { pastParts } from './past'

/** Where one journal ends and the next begins is known by the clock alone: what lies about it is sent twice rather than never. */
const SLACK: Millis = minutes(10)
/** Headquarters keeps what sites send for a week; what is older stays with the site. */
const PAST_AT_MOST: Millis = days(7)

/** What comes next of the past. */
export interface PastStep {
  readonly message: PastMessage | GapMessage | CommitsMessage
  readonly reports: number
  /** Everything before it is sent with this. */
  readonly doneUntil: Millis
  /** Where the journal goes on, when this is the last of the past. */
  readonly resumeAt: Position | null
  /** To be called when it was taken; until then the same comes again. */
  readonly confirm: () => void
}

export interface PastSourceParts {
  readonly tail: JournalTail
  readonly storage: Pick<Storage, 'reports' | 'transitions' | 'usage'>
  readonly now: () => Millis
}

/** What the journal does not have any more, from the days. */
export class PastSource {
  private of: Position | null = null
  private steps: AsyncGenerator<Omit<PastStep, 'confirm'>> | null = null
  private waiting: Omit<PastStep, 'confirm'> | null = null

  constructor(private readonly parts: PastSourceParts) {}

  forget(): void {
    // A failing end of what nobody reads any more is nobody's concern.
    this.steps?.return(undefined).catch(() => undefined)
    this.steps = null
    this.waiting = null
    this.of = null
  }

  /** @param cursor where headquarters stands, in a journal that is sealed */
  async next(cursor: Cursor): Promise<PastStep> {
    if (this.of !== cursor.position) {
      this.forget()
      this.of = cursor.position
    }
    this.steps ??= this.begin(cursor)
    this.waiting ??= await this.step(this.steps)
    const confirm = () => {
      this.waiting = null
    }
    return { ...this.waiting, confirm }
  }

  private async step(steps: NonNullable<PastSource['steps']>): Promise<Omit<PastStep, 'confirm'>> {
    try {
      const { value, done } = await steps.next()
      if (done !== true) return value
    } catch (error) {
      this.forget()
      throw error
    }
    this.forget()
    throw new RangeError('the past was sent to its end already')
  }

  private async *begin({ position, lastAt, past }: Cursor): AsyncGenerator<Omit<PastStep, 'confirm'>> {
    const { oldest } = this.parts.tail
    const resumeAt = oldest ?? position
    const known = lastAt ?? startOf(position)
    const from = past === null ? Math.max(0, known - SLACK) : Number(past)
    const to = startOf(resumeAt) + SLACK
    const kept = await this.keptSince(to)
    if (past === null && kept > known) {
      const message: GapMessage = { schema: 1, kind: 'gap', from: known, to: kept }
      yield { message, reports: 0, doneUntil: kept, resumeAt: null }
    }
    for await (const part of pastParts(this.parts.storage, Math.max(from, kept), to)) yield { ...part, resumeAt: null }
    // What the fold knows of the journal goes on where the journal does: this is no gap.
    const message: CommitsMessage = { schema: 1, kind: 'commits', identities: [], commits: [] }
    yield { message, reports: 0, doneUntil: startOf(resumeAt), resumeAt }
  }

  /** From when on there is something to send. */
  private async keptSince(to: Millis): Promise<Millis> {
    const [oldest] = (await this.parts.storage.usage()).days
    const kept = oldest === undefined ? to - SLACK : Date.parse(oldest.day)
    return Math.max(kept, this.parts.now() - PAST_AT_MOST)
  }
}

const startOf = (position: Position): Millis => Number(placeOf(position).generation.slice(0, 13))
