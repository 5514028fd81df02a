import type { Presence } from '../model/gateway'
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

/** The same timeline, with these times as unobserved whatever was said of them. */
export function withUnobserved(
  spans: readonly Span<Presence>[],
  unobserved: readonly Span<true>[],
  from: Millis,
  to: Millis,
): readonly Span<Presence>[] {
  const blind = mergedSpans(unobserved, from, to)
  if (blind.length === 0) return spans
  const pieces: Span<Presence>[] = blind.map((span) => ({ ...span, state: 'unobserved' }))
  for (const span of spans) {
    let begin = span.from
    for (const gap of blind) {
      if (gap.to <= begin) continue
      if (gap.from >= span.to) break
      if (gap.from > begin) pieces.push({ ...span, from: begin, to: gap.from })
      begin = gap.to
    }
    if (begin < span.to) pieces.push({ ...span, from: begin })
  }
  return joined(pieces.toSorted((a, b) => a.from - b.from))
}

/** Equal neighbours are one. */
function joined(spans: readonly Span<Presence>[]): readonly Span<Presence>[] {
  const all: Span<Presence>[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last?.state === span.state && last.to === span.from) all[all.length - 1] = { ...last, to: span.to }
    else all.push(span)
  }
  return all
}
