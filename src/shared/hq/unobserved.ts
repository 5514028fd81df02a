import type { Span } from '../history/spans'
import type { Millis } from '../time/millis'
import type { Gap } from './progress'

/** What headquarters has of a site, as far as time is concerned. */
export interface Heard {
  /** What nobody knows of, oldest first. */
  readonly gaps: readonly Gap[]
  /** Up to when, by the site's clock, what it said is here; `null` if nothing is. */
  readonly knownUntil: Millis | null
  /** Whether that is all that the site has. */
  readonly isLive: boolean
}

/**
 * The times of a range in which headquarters did not observe a site: what is lost, and while a link is not live all that
 * is not here yet. It mends itself: what is known reaches further with each message of the backlog.
 */
export function unobservedAtSite({ gaps, knownUntil, isLive }: Heard, from: Millis, to: Millis): Span<true>[] {
  // What is lost of a single instant is lost too: nothing is as before behind it.
  const missing = gaps.map((gap) => ({
    from: Math.max(gap.from, from),
    to: Math.min(Math.max(gap.to, gap.from + 1), to),
  }))
  const open = isLive ? [] : [{ from: Math.max(knownUntil ?? from, from), to }]
  return merged([...missing, ...open].filter((span) => span.from < span.to))
}

/** Oldest first, none touching the next. */
function merged(spans: readonly { readonly from: Millis; readonly to: Millis }[]): Span<true>[] {
  const whole: Span<true>[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last !== undefined && from <= last.to) whole[whole.length - 1] = { ...last, to: Math.max(last.to, to) }
    else whole.push({ from, to, state: true })
  }
  return whole
}
