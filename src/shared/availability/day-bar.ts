import type { Presence, PresenceSpan } from '../model/gateway'
import { hours, type Millis, minutes } from '../time/millis'

/** The worst that was seen in half an hour; `none` where nothing was observed. */
export type DayCell = 'up' | 'late' | 'down' | 'none'

/** The last 24 hours of a gateway at a glance. */
export interface DayBar {
  /** 48 half hours, the oldest first, the last one ending now. */
  readonly cells: readonly DayCell[]
  /** Percent of the observed time in which the gateway was up; `null` when nothing was observed. */
  readonly availability: number | null
}

const DAY = hours(24)
const CELL = minutes(30)
const CELLS = DAY / CELL

const cellOf: Readonly<Record<Presence, DayCell>> = {
  online: 'up',
  late: 'late',
  offline: 'down',
  unobserved: 'none',
  expected: 'none',
}
const badness: Readonly<Record<DayCell, number>> = { none: 0, up: 1, late: 2, down: 3 }

/** What the 24 hours before `now` looked like. `spans` are oldest first; each lasts until the next, the last until now. */
export function dayBar(spans: readonly PresenceSpan[], now: Millis): DayBar {
  const start = now - DAY
  const cells = new Array<DayCell>(CELLS).fill('none')
  const time: Record<DayCell, Millis> = { up: 0, late: 0, down: 0, none: 0 }
  spans.forEach((span, index) => {
    const from = Math.max(span.from, start)
    const to = Math.min(spans[index + 1]?.from ?? now, now)
    if (to <= from) return
    const seen = cellOf[span.state]
    time[seen] += to - from
    const last = Math.ceil((to - start) / CELL)
    for (let cell = Math.floor((from - start) / CELL); cell < last; cell++) {
      if (badness[seen] > badness[cells[cell] ?? 'none']) cells[cell] = seen
    }
  })
  const up = time.up + time.late
  const observed = up + time.down
  return { cells, availability: observed === 0 ? null : (100 * up) / observed }
}
