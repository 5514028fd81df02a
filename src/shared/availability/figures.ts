import type { Span } from '../history/spans'
import type { Millis } from '../time/millis'
import type { Verdict } from './verdicts'

/** How a subject's time in a range divides. Whole seconds; `observed` is up, down and unknown together. */
export interface Figures {
  readonly observed: number
  readonly up: number
  readonly down: number
  readonly unknown: number
  readonly unobserved: number
  /** Of what was observed; reported beside, not subtracted. */
  readonly muted: number
  /** Outages that reach into the range. One that goes on after a time in which nobody could see it is the same one. */
  readonly incidents: number
  /** Seconds seen down in the longest of them. */
  readonly longestOutage: number
  /** Outages that were seen to end, and the seconds seen down in them. */
  readonly recovered: number
  readonly recoveryTime: number
}

export const NO_FIGURES: Figures = {
  observed: 0,
  up: 0,
  down: 0,
  unknown: 0,
  unobserved: 0,
  muted: 0,
  incidents: 0,
  longestOutage: 0,
  recovered: 0,
  recoveryTime: 0,
}

const second = (at: Millis): number => Math.floor(at / 1000)

/**
 * The figures of one subject. A second counts as what held at its end, so all of them add up to the range.
 * @param verdicts over the whole range, oldest first
 * @param muted when notifications were held back, oldest first
 * @param leaveOutMuted whether muted time counts as not observed
 */
export function figuresOf(
  verdicts: readonly Span<Verdict>[],
  muted: readonly Span<true>[],
  leaveOutMuted = false,
): Figures {
  const time: Record<Verdict, number> = { up: 0, down: 0, unknown: 0, unobserved: 0 }
  const outages = new Outages()
  let quiet = 0
  for (const { from, to, state, isMuted } of cut(verdicts, muted)) {
    const length = second(to) - second(from)
    if (length <= 0) continue
    const isLeftOut = isMuted && leaveOutMuted
    if (isMuted && state !== 'unobserved') quiet += length
    const seen = isLeftOut ? 'unobserved' : state
    time[seen] += length
    outages.see(seen, length)
  }
  const observed = time.up + time.down + time.unknown
  return { ...time, observed, muted: quiet, ...outages.figures }
}

/** Percent of the time with a verdict in which the subject was up; `null` when nobody could say. */
export const availabilityOf = ({ up, down }: Pick<Figures, 'up' | 'down'>): number | null =>
  up + down === 0 ? null : (100 * up) / (up + down)

/** Mean seconds until an outage ended; `null` if none was seen to end. */
export const meanRecovery = ({
  recovered,
  recoveryTime,
}: Pick<Figures, 'recovered' | 'recoveryTime'>): number | null => (recovered === 0 ? null : recoveryTime / recovered)

/** Several subjects taken together. */
export function sumFigures(all: Iterable<Figures>): Figures {
  const sum: { -readonly [K in keyof Figures]: number } = { ...NO_FIGURES }
  for (const one of all) {
    for (const key of Object.keys(sum) as (keyof Figures)[]) {
      sum[key] = key === 'longestOutage' ? Math.max(sum[key], one[key]) : sum[key] + one[key]
    }
  }
  return sum
}

/** Counts outages as time goes by: down begins one, only up ends it. */
class Outages {
  private current: number | null = null
  private count = 0
  private longest = 0
  private recovered = 0
  private recoveryTime = 0

  see(state: Verdict, length: number): void {
    if (state === 'down') {
      if (this.current === null) this.count++
      this.current = (this.current ?? 0) + length
      this.longest = Math.max(this.longest, this.current)
    } else if (state === 'up' && this.current !== null) {
      this.recovered++
      this.recoveryTime += this.current
      this.current = null
    }
  }

  get figures(): Pick<Figures, 'incidents' | 'longestOutage' | 'recovered' | 'recoveryTime'> {
    const { count, longest, recovered, recoveryTime } = this
    return { incidents: count, longestOutage: longest, recovered, recoveryTime }
  }
}

interface Piece extends Span<Verdict> {
  readonly isMuted: boolean
}

/** The verdicts cut where muting begins and ends. */
function* cut(verdicts: readonly Span<Verdict>[], muted: readonly Span<true>[]): Generator<Piece> {
  let next = 0
  for (const { from, to, state } of verdicts) {
    let at = from
    while (at < to) {
      while ((muted[next]?.to ?? to) <= at && next < muted.length) next++
      const mute = muted[next]
      const isMuted = mute !== undefined && mute.from <= at
      const end = mute === undefined ? to : Math.min(to, isMuted ? mute.to : mute.from)
      yield { from: at, to: end, state, isMuted }
      at = end
    }
  }
}
