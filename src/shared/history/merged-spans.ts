import type { Millis } from '../time/millis'
import type { Span } from './spans'

/** Spans in any order as few that do not overlap, oldest first, within the range. */
export function mergedSpans(spans: readonly Span<true>[], from: Millis, to: Millis): readonly Span<true>[] {
  const merged: Span<true>[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const [begin, end] = [Math.max(span.from, from), Math.min(span.to, to)]
    const last = merged.at(-1)
    if (end <= begin) continue
    if (last !== undefined && begin <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, end) }
    else merged.push({ from: begin, to: end, state: true })
  }
  return merged
}
