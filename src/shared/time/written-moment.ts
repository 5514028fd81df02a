import type { Millis } from './millis'

/** A moment by the clock and the calendar on the wall, wherever that is. */
export interface Moment {
  /** `2026-11-22`, from 1970 to 2999. */
  readonly day: string
  /** `18:05`, from `00:00` to `23:59`. */
  readonly time: string
}

const WRITTEN = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?\s*$/

/** What is written as `2026-11-22 18:05`, or as a day alone, which is its midnight; `null` for anything else. */
export function readMoment(text: string): Moment | null {
  const found = WRITTEN.exec(text)
  if (found === null) return null
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0))
  if (year < 1970 || year > 2999 || hour > 23 || minute > 59) return null
  const day = new Date(Date.UTC(year, month - 1, date))
  const isReal = day.getUTCMonth() === month - 1 && day.getUTCDate() === date
  return isReal ? { day: day.toISOString().slice(0, 10), time: `${two(hour)}:${two(minute)}` } : null
}

/** The same the other way. */
export const writeMoment = ({ day, time }: Moment): string => `${day} ${time}`

/** The instant of what is written, in the time zone of this computer; `null` for what `readMoment` cannot read. */
export function readLocal(text: string): Millis | null {
  const moment = readMoment(text)
  return moment === null ? null : Date.parse(`${moment.day}T${moment.time}`)
}

/** The same the other way, to the minute. */
export function writeLocal(at: Millis): string {
  const date = new Date(at)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return writeMoment({ day, time: `${two(date.getHours())}:${two(date.getMinutes())}` })
}

const two = (n: number): string => String(n).padStart(2, '0')
