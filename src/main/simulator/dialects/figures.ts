import { days, hours, type Millis, minutes } from '../../../shared/time/millis'
import { GIB } from '../world/firmware'

/** Rounded as a box rounds: to `digits` places after the point. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** A percentage as a fraction whose full value is 1. */
export const fraction = (percent: number): number => rounded(percent / 100, 4)

export const gigabytes = (bytes: number): number => rounded(bytes / GIB)

/** `"11.51G"`; powers of 1024. */
export const sizeText = (bytes: number): string => `${(bytes / GIB).toFixed(2)}G`

/** `"30 minutes"`, `"2hours,40minutes"`, `"3days,2hours,40minutes"`. */
export function uptimeText(uptime: Millis): string {
  if (uptime < hours(1)) return `${Math.max(0, Math.floor(uptime / minutes(1)))} minutes`
  const parts = [
    [Math.floor(uptime / days(1)), 'days'],
    [Math.floor((uptime % days(1)) / hours(1)), 'hours'],
    [Math.floor((uptime % hours(1)) / minutes(1)), 'minutes'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(',')
}
