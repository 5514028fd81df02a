import { DELAY, GATHERING, QUIET, REACH } from './gathering'
import { lastPossible, periodRange, type Subject } from './hearing'
import { silencesOf } from './silences'
import type { Ledger, Truth } from './truth'
import { type Absence, absencesOf, type Disturbance, roomOf } from './watch'

const second = 1000
const minute = 60 * second

/** Every outage that nothing of ours casts doubt on is told once, in time. */
export function judgeOutages(
  truth: Truth,
  subject: Subject,
  disturbances: readonly Disturbance[],
  ledger: Ledger,
): void {
  const room = roomOf(truth)
  const absences = absencesOf(truth)
  const { serial, hearings } = subject
  for (const [index, next] of hearings.entries()) {
    const heard = lastPossible(subject, next.lo - 1)
    const before = hearings[index - 1]
    if (before === undefined || heard === null || next.lo - heard < 10 * second) continue
    const period = periodRange(subject, heard, disturbances)
    const graceEnd = disturbances.findLast(({ lo }) => lo <= heard)?.hi ?? 0
    const offlineBy = Math.max(heard + 3 * period.hi + 5 * second, graceEnd + Math.max(2 * period.hi, minute)) + room
    const toldBy = offlineBy + DELAY + GATHERING + room
    if (next.lo < toldBy) continue
    if (isDoubtful(truth, subject, heard, toldBy, disturbances, absences)) continue
    const told = truth.told.filter(
      (item) =>
        item.gateway === serial &&
        item.kind === 'gateway-offline' &&
        item.news === 'bad' &&
        item.at >= heard &&
        item.at <= next.hi + room,
    )
    const once = new Set(told.map(({ announcement }) => announcement))
    const so = once.size === 1 && (told[0]?.at ?? 0) <= toldBy
    ledger.hold(
      'every real outage is told once',
      so,
      toldBy,
      serial,
      () =>
        `silent for ${((next.lo - heard) / 1000).toFixed(0)} s, told ${once.size} times${told[0] === undefined ? '' : `, ${((told[0].at - heard) / 1000).toFixed(1)} s after the last report, due by ${((toldBy - heard) / 1000).toFixed(1)}`}`,
    )
  }
}

/** Whether something else has a say in what is told of a silence: our own troubles, everybody's silence, unrest. */
function isDoubtful(
  truth: Truth,
  subject: Subject,
  from: number,
  to: number,
  disturbances: readonly Disturbance[],
  absences: readonly Absence[],
): boolean {
  if (disturbances.some(({ lo, hi }) => hi >= from && lo <= to)) return true
  if (absences.some((one) => one.to >= from && one.from <= to)) return true
  if (silencesOf(truth).some((one) => one.to + minute >= from && one.from <= to)) return true
  const isRestless = truth.told.some(
    (item) =>
      item.news === 'unstable' &&
      item.kind === 'gateway-offline' &&
      item.gateway === subject.serial &&
      item.at <= to &&
      item.at > from - REACH - QUIET,
  )
  if (isRestless) return true
  // One outage before this one is two turns; with a second the box may be called unstable.
  const shortest = 3 * periodRange(subject, from, disturbances).lo + 5 * second - roomOf(truth)
  const outages = subject.hearings.filter(({ lo }, index) => {
    const since = subject.hearings[index - 1]?.lo ?? lo
    const isRecent = lo > from - REACH - minute && lo <= from
    // Whom nobody could hear turned nowhere.
    return isRecent && lo - since > shortest && !absences.some((one) => one.to >= since && one.from <= lo)
  })
  return outages.length > 1 || isStillTold(truth, subject.serial, from)
}

/** Whether bad news of the box was told and its end was not, by then. */
const isStillTold = ({ told }: Truth, serial: string, at: number): boolean => {
  const own = told.filter((item) => item.gateway === serial && item.kind === 'gateway-offline' && item.at <= at)
  return own.some(({ incident }) => !own.some((item) => item.incident === incident && item.news === 'recovery'))
}
