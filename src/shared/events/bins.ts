import type { Millis } from '../time/millis'
import type { Sense } from './sense'

/** Events of a range, counted in equal parts of it. */
export interface EventCounts {
  readonly bad: readonly number[]
  readonly good: readonly number[]
  /** All, those that are neither as well. */
  readonly all: readonly number[]
}

export interface Bins {
  readonly from: Millis
  /** Not included. */
  readonly to: Millis
  readonly bins: number
}

/** Counts one event after the other. */
export class BinCounter {
  readonly bad: number[]
  readonly good: number[]
  readonly all: number[]

  constructor(private readonly range: Bins) {
    this.bad = new Array<number>(range.bins).fill(0)
    this.good = new Array<number>(range.bins).fill(0)
    this.all = new Array<number>(range.bins).fill(0)
  }

  add(at: Millis, sense: Sense): void {
    const bin = binOf(at, this.range)
    if (bin === null) return
    up(this.all, bin)
    if (sense !== null) up(sense === 'bad' ? this.bad : this.good, bin)
  }

  get counts(): EventCounts {
    const { bad, good, all } = this
    return { bad, good, all }
  }
}

/** Which part of the range an instant lies in; `null` outside. */
export function binOf(at: Millis, { from, to, bins }: Bins): number | null {
  if (at < from || at >= to) return null
  return Math.min(bins - 1, Math.floor(((at - from) / (to - from)) * bins))
}

/** Where a part of the range begins. */
export const startOfBin = (bin: number, { from, to, bins }: Bins): Millis => from + ((to - from) * bin) / bins

function up(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}
