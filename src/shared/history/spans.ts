import type { Millis } from '../time/millis'

/** `state` held from `from` until `to`. */
export interface Span<S> {
  readonly from: Millis
  readonly to: Millis
  readonly state: S
}

/** A state that began at `at` and held until the next one did. */
export interface Turn<S> {
  readonly at: Millis
  readonly state: S
}

/** The turns (oldest first) as spans within the range; equal neighbours become one, empty ones are left out. */
export function spansOf<S>(turns: readonly Turn<S>[], from: Millis, to: Millis): Span<S>[] {
  const spans: Span<S>[] = []
  turns.forEach(({ at, state }, index) => {
    const begin = Math.max(at, from)
    const end = Math.min(turns[index + 1]?.at ?? to, to)
    const before = spans.at(-1)
    if (end <= begin) return
    if (before?.state === state && before.to === begin) spans[spans.length - 1] = { ...before, to: end }
    else spans.push({ from: begin, to: end, state })
  })
  return spans
}
