import { hours, type Millis, minutes } from '../time/millis'

/** The station comes first. */
const AFTER_START: Millis = minutes(1)
const EVERY: Millis = hours(6)
/** A laptop comes back to a network sooner than that; a site that has none is not bothered with more. */
const AFTER_FAILURE: Millis = hours(1)

export interface Checking {
  /** Whether updates are looked for by themselves. */
  readonly automatic: boolean
  /** Where; `null` for nowhere. */
  readonly feed: string | null
  readonly startedAt: Millis
  /** The last look, whoever asked for it, and whether an answer came. */
  readonly last: { readonly at: Millis; readonly answered: boolean } | null
  /** What was found waits to be installed. */
  readonly isReady: boolean
}

/** When to look for an update next by itself; `null` for never. An instant that is past means now. */
export function nextCheckAt({ automatic, feed, startedAt, last, isReady }: Checking): Millis | null {
  if (!automatic || feed === null || isReady) return null
  const first = startedAt + AFTER_START
  if (last === null) return first
  return Math.max(first, last.at + (last.answered ? EVERY : AFTER_FAILURE))
}
