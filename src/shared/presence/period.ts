import type { Gateway, Rhythm } from '../model/gateway'
import type { DialectId } from '../model/report'
import { type Millis, minutes, seconds } from '../time/millis'
import { clampPeriod } from './policy'

const GAPS_KEPT = 20

/** Fewer gaps than this teach no period yet: a box that starts up may send a burst. */
const GAPS_NEEDED = 10

/** No first gap makes a box be waited for by a longer period, which few boxes keep: it may have been an outage. */
const LONGEST_FIRST: Millis = minutes(5)

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
  const place = rhythms.findIndex((rhythm) => rhythm.dialect === dialect)
  const known = rhythms[place]
  if (known === undefined) return [...rhythms, { dialect, lastAt: at, gaps: [] }]
  const gap = at - known.lastAt
  const gaps = known.lastAt < watchingSince || gap <= 0 ? known.gaps : withGap(known.gaps, gap)
  const next: Rhythm = { dialect, lastAt: Math.max(at, known.lastAt), gaps }
  return rhythms.length === 1 ? [next] : rhythms.with(place, next)
}

function withGap(gaps: readonly Millis[], gap: Millis): readonly Millis[] {
  // Joined and not pushed onto, which would leave room for twice as many in each of all boxes.
  return (gaps.length < GAPS_KEPT ? gaps : gaps.slice(gaps.length - GAPS_KEPT + 1)).concat([gap])
}

/**
 * The expected time between two reports: the user's, else the shortest of the learned ones (a box sends each dialect
 * in a rhythm of its own, and any of them proves that it lives), else the default.
 */
export function periodOf(gateway: Pick<Gateway, 'edits' | 'rhythms'>, defaultPeriod: Millis): Millis {
  if (gateway.edits.periodSeconds !== null) return clampPeriod(seconds(gateway.edits.periodSeconds))
  const learned = learnedPeriod(gateway.rhythms, BEATS_MISSED)
  if (learned !== null) return learned
  // Whoever begins to speak otherwise, as after an update, need not report more often than before.
  const before = learnedPeriod(gateway.rhythms, Number.POSITIVE_INFINITY) ?? 0
  // Nor need a new box report more often than it ever did, or each of its first gaps would be an outage.
  return Math.max(clampPeriod(defaultPeriod), before, Math.min(shortestGap(gateway.rhythms), LONGEST_FIRST))
}

/** The shortest gap of the rhythms that teach no period yet; 0 where there is none. */
function shortestGap(rhythms: readonly Rhythm[]): Millis {
  let shortest = Number.POSITIVE_INFINITY
  for (const { gaps } of rhythms) {
    if (gaps.length < GAPS_NEEDED) for (const gap of gaps) shortest = Math.min(shortest, gap)
  }
  return shortest === Number.POSITIVE_INFINITY ? 0 : shortest
}

/**
 * A dialect that is so many of its own periods behind another is not spoken any more, since other firmware runs or what
 * sent it has died: the box is no longer expected by it, or each wait for the slower one would be an outage.
 */
const BEATS_MISSED = 5

/** Where `periodOf` has it from. */
export type PeriodSource = 'user' | 'learned' | 'default'

/** By whom the expected interval of a gateway is known. */
export function periodSourceOf(gateway: Pick<Gateway, 'edits' | 'rhythms'>, defaultPeriod: Millis): PeriodSource {
  const { edits, rhythms } = gateway
  if (edits.periodSeconds !== null) return 'user'
  if (learnedPeriod(rhythms, BEATS_MISSED) !== null) return 'learned'
  return periodOf(gateway, defaultPeriod) > clampPeriod(defaultPeriod) ? 'learned' : 'default'
}

/**
 * The period that these rhythms teach; `null` while they teach none. Asked for by every report and every look.
 * @param mostMissed of its own periods a rhythm may be behind the newest
 */
function learnedPeriod(rhythms: readonly Rhythm[], mostMissed: number): Millis | null {
  let newest = 0
  for (const { lastAt } of rhythms) newest = Math.max(newest, lastAt)
  let shortest = Number.POSITIVE_INFINITY
  for (const { gaps, lastAt } of rhythms) {
    if (gaps.length < GAPS_NEEDED) continue
    const period = median(gaps)
    if (newest - lastAt <= mostMissed * clampPeriod(period)) shortest = Math.min(shortest, period)
  }
  return shortest === Number.POSITIVE_INFINITY ? null : clampPeriod(shortest)
}

/**
 * The learned period worth telling: `told` until the learned one differs by more than a fifth, which no jitter does. That
 * one of several rhythms pauses is no news: after each start one of them is heard first.
 */
export function tellPeriod(told: Millis | null, rhythms: readonly Rhythm[]): Millis | null {
  const learned = learnedPeriod(rhythms, Number.POSITIVE_INFINITY)
  if (learned === null) return told
  return told !== null && Math.abs(learned - told) <= told / 5 ? told : learned
}

/** Where `median` sorts. Its own list for each would cost more than the sorting. */
const sorted = new Float64Array(GAPS_KEPT)

/** Of at most `GAPS_KEPT` values. By insertion, the fastest way to sort so few. */
function median(values: readonly Millis[]): Millis {
  const { length } = values
  for (let count = 0; count < length; count++) {
    const value = values[count] as Millis
    let place = count
    for (; place > 0 && (sorted[place - 1] as Millis) > value; place--) sorted[place] = sorted[place - 1] as Millis
    sorted[place] = value
  }
  const upper = sorted[length >> 1] ?? 0
  return length % 2 === 1 ? upper : ((sorted[(length >> 1) - 1] ?? upper) + upper) / 2
}
