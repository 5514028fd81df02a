import type { Millis } from '../../shared/time/millis'
import type { Random } from './world/random'

/** Successive golden-ratio steps never bunch, however many boxes there are, and a box keeps its place whoever joins. */
const GOLDEN_RATIO = 0.618_033_988_749_895

/** Real boxes are this far off their own beat. */
const JITTER = 0.02

/** When the box at `index` reports: a phase of its own, then every `interval`, a little early or late each time. */
export function createTimetable(index: number, interval: Millis, random: Random): () => Millis {
  const phase = (((index + 1) * GOLDEN_RATIO) % 1) * interval
  let turn = 0
  return () => Math.max(0, phase + interval * turn++ + interval * random.between(-JITTER, JITTER))
}
