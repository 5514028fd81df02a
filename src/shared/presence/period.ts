import type { Gateway, Rhythm } from '../model/gateway'
import type { DialectId } from '../model/report'
import { type Millis, seconds } from '../time/millis'
import { clampPeriod } from './policy'

export const GAPS_KEPT = 20

/** Fewer gaps than this say nothing yet: a box that starts up may send a burst. */
const GAPS_NEEDED = 10

/**
 * The rhythms with one more report of `dialect`. A gap that began before `watchingSince` says when we listened,
 * not when the box sent, and is not learned from.
 */
export function learnRhythm(
  rhythms: readonly Rhythm[],
  dialect: DialectId,
  at: Millis,
  watchingSince: Millis,
): readonly Rhythm[] {
  const known = rhythms.find((rhythm) => rhythm.dialect === dialect)
  if (known === undefined) return [...rhythms, { dialect, lastAt: at, gaps: [] }]
  const gap = at - known.lastAt
  const gaps = known.lastAt < watchingSince || gap <= 0 ? known.gaps : [...known.gaps, gap].slice(-GAPS_KEPT)
  const next: Rhythm = { dialect, lastAt: Math.max(at, known.lastAt), gaps }
  return rhythms.map((rhythm) => (rhythm === known ? next : rhythm))
}

/**
 * The expected time between two reports: the user's, else the shortest of the learned ones (a box sends each dialect
 * in a rhythm of its own, and any of them proves that it lives), else the default.
 */
export function periodOf(gateway: Pick<Gateway, 'edits' | 'rhythms'>, defaultPeriod: Millis): Millis {
  if (gateway.edits.periodSeconds !== null) return clampPeriod(seconds(gateway.edits.periodSeconds))
  return learnedPeriod(gateway.rhythms) ?? clampPeriod(defaultPeriod)
}

/** Rhythms are values: what they teach never changes, and is asked for by every look at the whole fleet. */
const taught = new WeakMap<readonly Rhythm[], Millis | null>()

/** The period that these rhythms teach; `null` while they teach none. */
function learnedPeriod(rhythms: readonly Rhythm[]): Millis | null {
  const known = taught.get(rhythms)
  if (known !== undefined) return known
  const period = medianOf(rhythms)
  taught.set(rhythms, period)
  return period
}

function medianOf(rhythms: readonly Rhythm[]): Millis | null {
  const learned = rhythms.filter((rhythm) => rhythm.gaps.length >= GAPS_NEEDED).map(({ gaps }) => median(gaps))
  return learned.length === 0 ? null : clampPeriod(Math.min(...learned))
}

/** The learned period worth telling: `told` until the learned one differs by more than a fifth, which no jitter does. */
export function tellPeriod(told: Millis | null, rhythms: readonly Rhythm[]): Millis | null {
  const learned = learnedPeriod(rhythms)
  if (learned === null) return told
  return told !== null && Math.abs(learned - told) <= told / 5 ? told : learned
}

function median(values: readonly Millis[]): Millis {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
