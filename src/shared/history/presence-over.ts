import type { Presence } from '../model/gateway'
import { type Millis, minutes } from '../time/millis'
import { isPresence, type PresenceChange, presenceSpans } from './presence-spans'
import type { Span } from './spans'

/** Longer gaps may well hide a change: nothing before them is taken for certain by what came behind them alone. */
const BRIEF: Millis = minutes(1)

/**
 * How a gateway stood with its site, as far as headquarters knows. What happened in a gap is not known, so beside one a
 * state is taken for another stretch only where what was known before and what came behind agree on it; where nothing is
 * known of before, the range begins as what came behind says, unless more than a moment is missing in between.
 * @param changes of this gateway, oldest first; those before the range too, where they are at hand
 * @param present how it stood when its site last spoke, and since when; `null` if not known
 */
export function presenceOver(
  changes: readonly PresenceChange[],
  present: { readonly state: Presence; readonly since: Millis } | null,
  unobserved: readonly Span<true>[],
  from: Millis,
  to: Millis,
): Span<Presence>[] {
  return observedParts(unobserved, from, to).flatMap((part): Span<Presence>[] => {
    if (!part.isObserved) return [{ from: part.from, to: part.to, state: 'unobserved' }]
    // What it changed from behind the range is how it ended.
    const own = changes.filter(({ at }) => at >= part.from && (at < part.to || part.to === to))
    if (own.length > 0) return presenceSpans(own, null, part.from, part.to)
    const before = changes.findLast(({ at }) => at < part.from)
    // No change lies between: in the first part it was as it had last become.
    if (before !== undefined && part.from === from)
      return presenceSpans([before], null, before.at, part.to).map(cut(part))
    const isSoAllAlong = present !== null && (present.since <= part.from || part.to === to)
    if (isSoAllAlong) return presenceSpans([], present, part.from, part.to)
    const behind = changes.find(({ at }) => at >= part.to)
    const isSure = before !== undefined || hidden(unobserved, part.to, behind?.at ?? to) <= BRIEF
    const state = isSure ? agreed(before, behind, present) : null
    return [{ from: part.from, to: part.to, state: state ?? 'unobserved' }]
  })
}

/** What a stretch without a change was, by what is known on both sides of it; `null` where they contradict each other. */
function agreed(
  before: PresenceChange | undefined,
  behind: PresenceChange | undefined,
  present: { readonly state: Presence } | null,
): Presence | null {
  if (behind === undefined) return before !== undefined && before.to === present?.state ? present.state : null
  if (before !== undefined && before.to !== behind.from) return null
  return isPresence(behind.from) ? behind.from : null
}

/** How much of a time is not known. */
const hidden = (unobserved: readonly Span<true>[], from: Millis, to: Millis): Millis =>
  unobserved.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from)), 0)

const cut =
  (part: { readonly from: Millis }) =>
  (span: Span<Presence>): Span<Presence> => ({ ...span, from: Math.max(span.from, part.from) })

interface Part {
  readonly from: Millis
  readonly to: Millis
  readonly isObserved: boolean
}

/** The range, end to end. */
function observedParts(unobserved: readonly Span<true>[], from: Millis, to: Millis): Part[] {
  const parts: Part[] = []
  let at = from
  for (const gap of unobserved) {
    const [begin, end] = [Math.max(gap.from, at), Math.min(gap.to, to)]
    if (begin >= end) continue
    if (begin > at) parts.push({ from: at, to: begin, isObserved: true })
    parts.push({ from: begin, to: end, isObserved: false })
    at = end
  }
  if (at < to) parts.push({ from: at, to, isObserved: true })
  return parts
}
