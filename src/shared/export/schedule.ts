import type { Every } from '../model/export-schedule'
import { days, type Millis, minutes } from '../time/millis'
import type { ZoneClock } from './zone-clock'

/** A day, week or month in one time zone. */
export interface Period {
  readonly from: Millis
  readonly to: Millis
}

/** How long after its end a period is exported: by then what happened in it is known. */
export const SETTLED: Millis = minutes(10)

/** More are not caught up on: who was away for so long wants the last ones. */
const MOST = 31

/** A clock that is put right goes back by less. */
const AHEAD = days(1)

/**
 * Until when a schedule is done. What was made or done in what is the future now, was by a clock that was wrong: waiting
 * until that time comes would be silence for as long.
 * @param doneUntil `undefined` if nothing was done yet
 */
export function doneBy(since: Millis, doneUntil: Millis | undefined, now: Millis): Millis {
  const known = [since, doneUntil ?? since].filter((at) => at <= now + AHEAD)
  return known.length === 0 || (doneUntil !== undefined && doneUntil > now + AHEAD) ? now : Math.max(...known)
}

/**
 * The periods to be exported at `now`, oldest first: each that has ended since `doneUntil`, so each exactly once, however
 * long nobody was awake.
 * @param doneUntil the end of the last period that was exported; in the beginning, when the schedule was made
 */
export function dueExports(every: Every, doneUntil: Millis, now: Millis, clock: ZoneClock): Period[] {
  const due: Period[] = []
  let from = periodStart(every, doneUntil, clock)
  for (;;) {
    const to = periodEnd(every, from, clock)
    if (to + SETTLED > now) return due.slice(-MOST)
    if (to > doneUntil) due.push({ from, to })
    from = to
  }
}

/** The beginning of the period that an instant is in. */
export function periodStart(every: Every, at: Millis, clock: ZoneClock): Millis {
  const wall = new Date(at + clock.offsetAt(at))
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()]
  return clock.instantOf(startOf(every, year, month, day))
}

/** The end of the period that begins at `from`, which is the beginning of the next. */
function periodEnd(every: Every, from: Millis, clock: ZoneClock): Millis {
  // Half a day further no change of clocks matters.
  const wall = new Date(from + days(0.5) + clock.offsetAt(from + days(0.5)))
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()]
  if (every === 'month') return clock.instantOf(Date.UTC(year, month + 1, 1))
  return clock.instantOf(Date.UTC(year, month, day + (every === 'week' ? 7 : 1)))
}

function startOf(every: Every, year: number, month: number, day: number): Millis {
  if (every === 'month') return Date.UTC(year, month, 1)
  if (every === 'day') return Date.UTC(year, month, day)
  const sinceMonday = (new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7
  return Date.UTC(year, month, day - sinceMonday)
}
