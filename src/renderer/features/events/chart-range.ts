import type { Bins } from '../../../shared/events/bins'
import { days, hours, type Millis, minutes } from '../../../shared/time/millis'
import type { EventRange } from '../../store/event-look'

const LENGTHS = { day: hours(24), week: days(7), month: days(30) } as const
const BIN_LENGTHS = { day: minutes(15), week: hours(1), month: hours(6) } as const

/** For a range of one's own: the shortest that fits into so many. */
const STEPS = [1, 5, 15, 30, 60, 180, 360, 720, 1440, 10_080, 43_200].map(minutes)
const AT_MOST = 120

/** What the chart counts: equal parts of the clock on the wall, the last of them with `now` in it. */
export function chartBins(range: EventRange, now: Millis): Bins {
  if (typeof range !== 'string') {
    const step = STEPS.find((each) => (range.to - range.from) / each <= AT_MOST) ?? (STEPS.at(-1) as Millis)
    const from = floor(range.from, step)
    const bins = Math.max(1, Math.ceil((range.to - from) / step))
    return { from, to: from + bins * step, bins }
  }
  const step = BIN_LENGTHS[range]
  const bins = LENGTHS[range] / step
  const to = floor(now, step) + step
  return { from: to - bins * step, to, bins }
}

/** The beginning of the part of the local day that an instant lies in. */
function floor(at: Millis, step: Millis): Millis {
  const zone = minutes(new Date(at).getTimezoneOffset())
  return Math.floor((at - zone) / step) * step + zone
}

/** Where the axis is labelled: so many instants at equal distances, the ends included. */
export const ticksOf = ({ from, to }: Bins, count: number): readonly Millis[] =>
  Array.from({ length: count }, (_, n) => from + ((to - from) * n) / (count - 1))
