import { setTimeout as pause } from 'node:timers/promises'
import type { Survey } from '../../shared/export/survey'
import { type Millis, seconds } from '../../shared/time/millis'
import type { ExportAsk } from '../ports'

/** How long a survey is true enough for a preview. */
const HOLDS: Millis = seconds(30)

/** Surveys under way at a time: who goes on to the next range does not wait for the one before. */
const MOST = 2

interface Entry {
  readonly key: string
  readonly givenUp: AbortController
  readonly survey: Promise<Survey | null>
  /** When it was there, on the monotonic clock; `null` until then. */
  doneAt: Millis | null
}

/** Surveys for previews: made once for all kinds of export, and asked for again while they hold. */
export class KnownSurveys {
  /** Oldest first. */
  private entries: Entry[] = []

  constructor(private readonly make: (ask: ExportAsk, givenUp: AbortSignal) => Promise<Survey | null>) {}

  /**
   * @param within how long is waited, `null` for as long as it takes
   * @returns `null` if it is not there by then, or was given up for later ones. @throws StorageFailure
   */
  of(ask: ExportAsk, within: Millis | null): Promise<Survey | null> {
    const { survey } = this.entry(ask)
    return within === null ? survey : Promise.race([survey, pause(within, null, { ref: false })])
  }

  private entry(ask: ExportAsk): Entry {
    const now = performance.now()
    this.entries = this.entries.filter(({ doneAt }) => doneAt === null || now - doneAt < HOLDS)
    // A range that ends now ends later with each request, and is the same range.
    const to = ask.request.to === ask.now ? null : ask.request.to
    const key = JSON.stringify([{ ...ask.request, kind: null, to }, ask.most])
    const known = this.entries.find((one) => one.key === key)
    if (known !== undefined) return known
    const underWay = this.entries.filter(({ doneAt }) => doneAt === null)
    for (const one of underWay.slice(0, Math.max(0, underWay.length + 1 - MOST))) this.drop(one)
    const givenUp = new AbortController()
    const entry: Entry = { key, givenUp, survey: this.make(ask, givenUp.signal), doneAt: null }
    const done = () => {
      entry.doneAt = performance.now()
    }
    // One that failed is made again by whoever asks next; who waits for it is told.
    entry.survey.then(done, () => this.drop(entry))
    this.entries.push(entry)
    return entry
  }

  private drop(entry: Entry): void {
    entry.givenUp.abort()
    this.entries = this.entries.filter((one) => one !== entry)
  }
}
