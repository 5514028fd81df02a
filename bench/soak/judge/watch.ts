import type { Truth } from './truth'

/** Something that made silence mean nothing for a while; it took hold somewhere between `lo` and `hi`. */
export interface Disturbance {
  readonly lo: number
  readonly hi: number
  /** Whether the watch began anew, so that nobody heard before counts as silent. */
  readonly anew: boolean
  /** Whether it surely happened. */
  readonly sure: boolean
}

const second = 1000

/** Between two looks of the station at the time. */
const TICK = second

/** What the machine, busy as it is, may take for anything, in real ms. */
const BUSY = 600

/** What is allowed on top of every length of time of the rules. */
export const roomOf = ({ pace }: Pick<Truth, 'pace'>): number => TICK + BUSY * pace

/** When the station was not there, or not running: between the first and the last sign of it. */
export interface Absence {
  readonly from: number
  readonly to: number
}

/** Every disturbance of the watch, as told by who caused it, and stalls that the polls make likely. */
export function disturbancesOf(truth: Truth): Disturbance[] {
  const room = roomOf(truth)
  const found: Disturbance[] = []
  let spawnedAt = 0
  let stoppedAt = 0
  for (const { what, at } of truth.station) {
    if (what === 'spawn') spawnedAt = at
    else if (what === 'ready') found.push({ lo: spawnedAt, hi: at, anew: true, sure: true })
    else if (what === 'stop') stoppedAt = at
    else if (what === 'continue') {
      const slept = at - stoppedAt
      const when = { lo: at - TICK, hi: at + room }
      // Waking more than 5 s late is a stall, more than 30 s a sleep; it was to wake within a second.
      if (slept > 5 * second - room) found.push({ ...when, anew: false, sure: slept > 6 * second + room })
      if (slept > 30 * second - room) found.push({ ...when, anew: true, sure: slept > 31 * second + room })
    }
  }
  return [...found, ...stallsOf(truth)].sort((a, b) => a.lo - b.lo)
}

/** An answer that took long, or polls far apart: the machine stood still, and the station perhaps with it. */
function stallsOf({ polls, pace }: Truth): Disturbance[] {
  return polls.flatMap(({ a, b }, index): Disturbance[] => {
    const before = polls[index - 1]
    const apart = before === undefined ? 0 : a - before.b
    const most = Math.max(2.5 * second, 1.5 * second * pace)
    if (b - a < 2.5 * second && apart < most + second * pace) return []
    return [{ lo: before?.b ?? a, hi: b + second, anew: b - a > 28 * second, sure: false }]
  })
}

/** From the last moment at which it surely ran to the first at which it surely runs again. */
export function absencesOf({ station }: Truth): Absence[] {
  const found: Absence[] = []
  let from: number | null = station[0]?.at ?? null
  for (const { what, at } of station) {
    if (what === 'kill' || what === 'end' || what === 'stop') from = at
    else if ((what === 'ready' || what === 'continue') && from !== null) {
      found.push({ from, to: at })
      from = null
    }
  }
  return from === null ? found : [...found, { from, to: Number.POSITIVE_INFINITY }]
}
