import type { Presence } from '../model/gateway'
import type { Millis } from '../time/millis'
import { type PresenceChange, presenceSpans } from './presence-spans'
import type { Span } from './spans'

/**
 * How a gateway stood with its site, as far as headquarters knows. What happened in a gap is not known, so behind one
 * nothing is taken to be as it was before: only what came then, what it then changed from, or how it is now.
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
    return [{ from: part.from, to: part.to, state: 'unobserved' }]
  })
}

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
