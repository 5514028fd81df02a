import type { SentReport, Truth } from './truth'
import type { Disturbance } from './watch'

/** A report as the station heard it: at some instant from `lo` to `hi`, if it did. */
export interface Hearing {
  readonly lo: number
  readonly hi: number
  readonly sure: boolean
  readonly report: SentReport
}

/** One gateway: all boxes that claim one serial. */
export interface Subject {
  readonly serial: string
  readonly isCloned: boolean
  readonly hearings: readonly Hearing[]
}

/** What becomes of reports that found nobody to take them. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'NO-CONNECTION'])

/** Real ms in which what nobody waited for any more may still come through. */
const LINGERS = 60_000

export function subjectsOf(truth: Truth): Subject[] {
  const serials = [...new Set(truth.boxes.map(({ serial }) => serial))]
  return serials.map((serial) => ({
    serial,
    isCloned: truth.boxes.some((box) => box.serial === serial && box.isCloned),
    hearings: truth.reports
      .filter(({ box }) => box.serial === serial)
      .flatMap((report) => hearingOf(report, truth.pace) ?? [])
      .sort((a, b) => a.lo - b.lo),
  }))
}

/** What was refused for want of room was heard all the same; what found nobody was not. */
function hearingOf(report: SentReport, pace: number): Hearing | null {
  const { sentAt, doneAt, status, error } = report
  if (status !== null && status !== 200 && status !== 503) return null
  if (status !== null && doneAt !== null) return { lo: sentAt, hi: doneAt, sure: true, report }
  if (NEVER_LEFT.has(error ?? '')) return null
  return { lo: sentAt, hi: (doneAt ?? sentAt) + LINGERS * pace, sure: false, report }
}

/** The last that was surely heard by `at`. */
export const lastSure = ({ hearings }: Subject, at: number): Hearing | undefined =>
  hearings.findLast(({ sure, hi }) => sure && hi <= at)

/** When it may have been heard last, by `at`. */
export function lastPossible({ hearings }: Subject, at: number): number | null {
  let latest: number | null = null
  for (const { lo, hi } of hearings) {
    if (lo > at) break
    latest = Math.max(latest ?? 0, Math.min(hi, at))
  }
  return latest
}

export interface PeriodRange {
  readonly lo: number
  readonly hi: number
}

const second = 1000
const DEFAULT = 5 * second
const LONGEST_FIRST = 300 * second

/** The learned period, at least and at most: the median of the last 20 gaps of each dialect, the shortest of these. */
export function periodRange(subject: Subject, at: number, disturbances: readonly Disturbance[]): PeriodRange {
  const anew = disturbances.filter((one) => one.anew)
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let isSure = false
  let longest = DEFAULT
  for (const dialect of new Set(subject.hearings.map(({ report }) => report.dialect))) {
    const heard = subject.hearings.filter((one) => one.sure && one.report.dialect === dialect && one.hi <= at)
    const gaps = heard.slice(-60).flatMap((to, index, recent) => {
      const from = recent[index - 1]
      if (from === undefined || anew.some((one) => one.lo <= to.hi && one.hi >= from.lo)) return []
      return [{ least: to.lo - from.hi, most: to.hi - from.lo }]
    })
    const last = gaps.slice(-21)
    // The first gaps make a box be waited for longer, never shorter.
    for (const { most } of last) longest = Math.max(longest, Math.min(most, LONGEST_FIRST))
    if (last.length < 9) continue
    if (last.length > 12) isSure = true
    // What was perhaps heard as well may have moved the middle.
    const least = last.map((gap) => gap.least).sort((x, y) => x - y)
    const most = last.map((gap) => gap.most).sort((x, y) => x - y)
    const middle = Math.floor(last.length / 2)
    lo = Math.min(lo, (least[Math.max(0, middle - 3)] ?? 0) - second / 10)
    hi = Math.min(hi, (most[Math.min(last.length - 1, middle + 3)] ?? 0) + second / 10)
  }
  if (!isSure) [lo, hi] = [Math.min(lo, DEFAULT), hi === Number.POSITIVE_INFINITY ? longest : Math.max(hi, longest)]
  return { lo: Math.max(lo, 2 * second), hi: Math.max(hi, 2 * second) }
}
