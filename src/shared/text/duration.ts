import type { Millis } from '../time/millis'
import type { Text } from './en'

type Units = Text['duration']

/** `8 s`, `14 min`, `2 h 6 min`, `1 d 4 h`: two units at most, cut off and never rounded up. */
export function formatDuration(length: Millis, { duration: units }: Text): string {
  const { seconds, minutes, hours, days } = split(length)
  if (days > 0) return hours > 0 ? units.daysAndHours(days, hours) : units.days(days)
  if (hours > 0) return minutes > 0 ? units.hoursAndMinutes(hours, minutes) : units.hours(hours)
  return underAnHour(minutes, seconds, units)
}

/** The largest unit alone: `2 h` for two hours and six minutes. */
export function formatLargestUnit(length: Millis, { duration: units }: Text): string {
  const { seconds, minutes, hours, days } = split(length)
  if (days > 0) return units.days(days)
  if (hours > 0) return units.hours(hours)
  return underAnHour(minutes, seconds, units)
}

/** `14 min ago`, and `just now` within the first second. */
export function formatAgo(length: Millis, text: Text): string {
  return length < 1000 ? text.duration.justNow : text.duration.ago(formatDuration(length, text))
}

/** `0:47`, as on a stopwatch. */
export function formatStopwatch(length: Millis): string {
  const total = Math.max(0, Math.floor(length / 1000))
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`
}

const underAnHour = (minutes: number, seconds: number, units: Units): string =>
  minutes > 0 ? units.minutes(minutes) : units.seconds(seconds)

function split(length: Millis) {
  const total = Math.max(0, Math.floor(length / 1000))
  return {
    seconds: total % 60,
    minutes: Math.floor(total / 60) % 60,
    hours: Math.floor(total / 3600) % 24,
    days: Math.floor(total / 86_400),
  }
}
