import { type Millis, minutes, seconds } from '../../shared/time/millis'
import type { SimulatorOptions } from './options'
import type { Statistics } from './tally'
import type { Box } from './world/box'

/** What is about to be played. */
export function announcement({ boxes, devices, period, url, seed }: SimulatorOptions): string {
  const each = devices.min === devices.max ? `${devices.min}` : `${devices.min}–${devices.max}`
  return `${boxes} boxes with ${each} devices each report every ${period / 1000} s to ${url} (seed ${seed}). Ctrl+C stops.`
}

/** One line about how it is going. */
export function progress(elapsed: Millis, stats: Statistics, boxes: readonly Box[]): string {
  const devicesOffline = boxes.flatMap((box) => box.devices).filter((device) => device.downUntil !== null).length
  return [
    clock(elapsed),
    `${stats.sent} sent`,
    counted(stats.refused, 'refused'),
    counted(stats.failed, 'failed'),
    `${boxes.filter((box) => box.silentUntil !== null).length} boxes silent`,
    `${boxes.filter((box) => box.fault !== null).length} faulty`,
    `${devicesOffline} devices offline`,
  ].join(' · ')
}

/** What to do where no report arrives at all; `null` where some do, or the reason is another. */
export function advice({ accepted, failed }: Statistics, { url }: SimulatorOptions): string | null {
  if (accepted > 0 || !failed.has('ECONNREFUSED')) return null
  return `Nothing listens at ${url}: start a station (npm start), or name another with --url.`
}

/** What became of it all. */
export function summary(elapsed: Millis, stats: Statistics): string {
  const rows: [string, string][] = [
    ['played', `${clock(elapsed)} (${(stats.sent / (elapsed / seconds(1))).toFixed(1)} reports/s)`],
    ['sent', `${stats.sent}`],
    ['answered 200', `${stats.accepted}`],
    ['refused', breakdown(stats.refused)],
    ['failed', breakdown(stats.failed)],
    ['skipped', `${stats.skipped}`],
    ['unanswered', `${stats.abandoned}`],
    ['answer time', answerTime(stats)],
  ]
  return rows.map(([label, value]) => `${label.padEnd(14)}${value}`).join('\n')
}

/** Whether every report that was answered was taken, and none got lost on the way. */
export const wentWell = (stats: Statistics): boolean => stats.refused.size === 0 && stats.failed.size === 0

function answerTime({ answerTime }: Statistics): string {
  if (answerTime === null) return '–'
  const { p50, p95, p99 } = answerTime
  return `p50 ${inMillis(p50)}, p95 ${inMillis(p95)}, p99 ${inMillis(p99)}`
}

/** `3 (404: 1, 429: 2)` */
const breakdown = (counts: Counts): string => `${sum(counts)}${reasons(counts)}`

/** `3 refused (404: 1, 429: 2)` */
const counted = (counts: Counts, word: string): string => `${sum(counts)} ${word}${reasons(counts)}`

const reasons = (counts: Counts): string =>
  counts.size === 0 ? '' : ` (${Array.from(counts, ([reason, count]) => `${reason}: ${count}`).join(', ')})`

type Counts = ReadonlyMap<string | number, number>

const sum = (counts: Counts): number => Array.from(counts.values()).reduce((total, count) => total + count, 0)

const inMillis = (time: Millis): string => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`

function clock(elapsed: Millis): string {
  const wholeSeconds = Math.floor((elapsed % minutes(1)) / seconds(1))
  return `${Math.floor(elapsed / minutes(1))}:${String(wholeSeconds).padStart(2, '0')}`
}
