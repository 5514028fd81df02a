import type { CommitsMessage, GapMessage, PastMessage } from '../../shared/hq/commit-message'
import type { Cursor } from '../../shared/hq/forwarding'
import { type Position, placeOf } from '../../shared/hq/position'
import { days, type Millis, minutes } from '../../shared/time/millis'
import type { JournalTail, Storage } from '../ports'
import { partsOfDay } from './past'

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
    const resumeAt = this.parts.tail.oldest ?? position
    const to = startOf(resumeAt) + SLACK
    const known = past === null ? (lastAt ?? startOf(position)) : Number(past)
    const first = Math.min(to, Math.max(await this.keptSince(to), this.parts.now() - sentWithin(past)))
    if (first > known) yield gapStep(known, first)
    for (let from = Math.max(past === null ? known - SLACK : known, first, 0); from < to; ) {
      const end = Math.min(to, (Math.floor(from / days(1)) + 1) * days(1))
      for await (const part of partsOfDay(this.parts.storage, from, end)) yield { ...part, resumeAt: null }
      // Retention does not wait for who sends: what it took meanwhile was not sent, or not all of it.
      const kept = Math.min(await this.keptSince(to), to)
      if (kept > from) yield gapStep(from, Math.max(end, kept))
      from = Math.max(end, kept)
    }
    // What the fold knows of the journal goes on where the journal does: this is no gap.
    const message: CommitsMessage = { schema: 1, kind: 'commits', identities: [], commits: [] }
    yield { message, reports: 0, doneUntil: startOf(resumeAt), resumeAt }
  }

  /** From when on there is something to send. */
  private async keptSince(to: Millis): Promise<Millis> {
    const [oldest] = (await this.parts.storage.usage()).days
    return oldest === undefined ? to - SLACK : Date.parse(oldest.day)
  }
}

/** Who has begun with a time goes on there, though it is older by now, if that was not long ago. */
const sentWithin = (past: string | null): Millis => PAST_AT_MOST + (past === null ? 0 : days(1))

const gapStep = (from: Millis, to: Millis): Omit<PastStep, 'confirm'> => ({
  message: { schema: 1, kind: 'gap', from, to },
  ...{ reports: 0, doneUntil: to, resumeAt: null },
})

const startOf = (position: Position): Millis => Number(placeOf(position).generation.slice(0, 13))
