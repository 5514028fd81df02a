import type { Presence } from '../model/gateway'
import type { Millis } from '../time/millis'

/** The worst that was seen in a part of the time; `fault` is there but ill, `none` where nothing was observed. */
export type BarCell = 'up' | 'late' | 'fault' | 'down' | 'none'

/** How a gateway stood over a range, at a glance. */
export interface StateBar {
  /** Equal parts of the range, the oldest first. */
  readonly cells: readonly BarCell[]
  /** Percent of the observed time in which the gateway was up; `null` when nothing was observed. */
  readonly availability: number | null
}

/** From when until when something held. */
interface Stretch {
  readonly from: Millis
  readonly to: Millis
}

export interface BarRange extends Stretch {
  /** Into how many parts it is cut. */
  readonly cells: number
}

const cellOf: Readonly<Record<Presence, BarCell>> = {
  online: 'up',
  late: 'late',
  offline: 'down',
  unobserved: 'none',
  expected: 'none',
}
const badness: Readonly<Record<BarCell, number>> = { none: 0, up: 1, late: 2, fault: 3, down: 4 }

/**
 * What a range looked like. Late is up: reports still came.
 * @param presence does not overlap; what it leaves out was not observed
 * @param faults count only while the gateway was heard: of a silent one we do not know
 */
export function stateBar(
  presence: readonly (Stretch & { readonly state: Presence })[],
  faults: readonly Stretch[],
  range: BarRange,
): StateBar {
  const cells = new Array<BarCell>(range.cells).fill('none')
  const time: Record<BarCell, Millis> = { up: 0, late: 0, fault: 0, down: 0, none: 0 }
  for (const span of presence) {
    const seen = cellOf[span.state]
    time[seen] += mark(cells, seen, within(span, range), range)
    if (seen !== 'up' && seen !== 'late') continue
    for (const fault of faults) mark(cells, 'fault', within(fault, within(span, range)), range)
  }
  const up = time.up + time.late
  const observed = up + time.down
  return { cells, availability: observed === 0 ? null : (100 * up) / observed }
}

const within = (span: Stretch, range: Stretch): Stretch => ({
  from: Math.max(span.from, range.from),
  to: Math.min(span.to, range.to),
})

/** Writes a state into the cells that the span touches and that hold nothing worse. Returns how long it was. */
function mark(cells: BarCell[], seen: BarCell, { from, to }: Stretch, range: BarRange): Millis {
  if (to <= from) return 0
  const cell = (range.to - range.from) / range.cells
  const last = Math.min(range.cells, Math.ceil((to - range.from) / cell))
  for (let place = Math.floor((from - range.from) / cell); place < last; place++) {
    if (badness[seen] > badness[cells[place] ?? 'none']) cells[place] = seen
  }
  return to - from
}
