import type { Millis } from '../../shared/time/millis'

/** Lengths of time in buckets that each are 5 % wider than the one before: small, however many it counts. */
export interface LatencyHistogram {
  add(took: Millis): void
  /** The time within which `share` (0–1) of all answers came, to within 5 %; `null` while there are none. */
  quantile(share: number): Millis | null
}

const SMALLEST: Millis = 0.05
const GROWTH = 1.05

/** Counts times in ms in buckets that grow with them: a run of any length takes the same room. */
export function createLatencyHistogram(): LatencyHistogram {
  const buckets: number[] = []
  let total = 0
  return {
    add(took) {
      const index = Math.max(0, Math.ceil(Math.log(took / SMALLEST) / Math.log(GROWTH)))
      buckets[index] = (buckets[index] ?? 0) + 1
      total += 1
    },
    quantile(share) {
      let counted = 0
      for (const [index, count] of buckets.entries()) {
        counted += count ?? 0
        if (total > 0 && counted >= share * total) return SMALLEST * GROWTH ** index
      }
      return null
    },
  }
}
