import type { Span } from '../history/spans'
import type { Millis } from '../time/millis'
import type { Verdict } from './verdicts'

/** A range at a glance: `u` up, `d` down, `k` unknown, `n` not observed; the worst that was seen in each equal part. */
export type RangeBar = string

const LETTERS: Readonly<Record<Verdict, string>> = { up: 'u', down: 'd', unknown: 'k', unobserved: 'n' }
const BADNESS: Readonly<Record<Verdict, number>> = { unobserved: 0, up: 1, unknown: 2, down: 3 }

/** @param verdicts over the whole range, oldest first */
export function rangeBar(verdicts: readonly Span<Verdict>[], from: Millis, to: Millis, parts: number): RangeBar {
  const worst = new Array<Verdict>(parts).fill('unobserved')
  const length = (to - from) / parts
  for (const span of verdicts) {
    const last = Math.min(parts, Math.ceil((span.to - from) / length))
    for (let part = Math.max(0, Math.floor((span.from - from) / length)); part < last; part++) {
      if (BADNESS[span.state] > BADNESS[worst[part] ?? 'unobserved']) worst[part] = span.state
    }
  }
  return worst.map((state) => LETTERS[state]).join('')
}
