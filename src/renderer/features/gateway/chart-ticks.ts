import type { Language } from '../../../shared/model/settings'
import { formatDayOfMonth, formatMinute } from '../../../shared/text/instant'
import { days, hours, type Millis, minutes } from '../../../shared/time/millis'

export const RANGES = { hour: hours(1), day: hours(24), week: days(7), month: days(30) } as const
export type RangeName = keyof typeof RANGES

interface Tick {
  readonly at: Millis
  readonly label: string
}

/** How much of the range next to `now` stays without a word of its own. */
const CLEAR_OF_NOW = 0.2

/**
 * What stands beneath a chart that ends now: round times of the day for an hour and a day, days for more, and at the
 * right end `now`.
 */
export function timeTicks(range: RangeName, now: Millis, nowWord: string, language: Language): readonly Tick[] {
  const length = RANGES[range]
  const from = now - length
  const ticks = roundInstants(range, from, now)
    .filter((at) => at >= from + length * 0.02 && at < now - length * CLEAR_OF_NOW)
    .map((at) => ({ at, label: length > hours(24) ? formatDayOfMonth(at, language) : formatMinute(at, language) }))
  return [...ticks, { at: now, label: nowWord }]
}

/** Local times, so that a day that is an hour longer has its noon at twelve. */
function roundInstants(range: RangeName, from: Millis, to: Millis): readonly Millis[] {
  const step = { hour: minutes(15), day: hours(6), week: days(2), month: days(6) }[range]
  const instants: Millis[] = []
  const at = new Date(from)
  at.setHours(range === 'hour' ? at.getHours() : 0, 0, 0, 0)
  while (at.getTime() <= to) {
    instants.push(at.getTime())
    if (step >= days(1)) at.setDate(at.getDate() + step / days(1))
    else at.setMinutes(at.getMinutes() + step / minutes(1))
  }
  return instants
}
