import { type Day, daysLater, monthsLater } from './calendar-days'

/** A moment by the clock and the calendar on the wall, wherever that is. */
export interface Moment {
  readonly day: Day
  /** `18:05`, from `00:00` to `23:59`. */
  readonly time: string
}

const WRITTEN = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?\s*$/

/** What is written as `2026-11-22 18:05`, or as a day alone, which is its midnight; `null` for anything else. */
export function readMoment(text: string): Moment | null {
  const found = WRITTEN.exec(text)
  if (found === null) return null
  const [, year = '', month = '', date = '', hour = '0', minute = '00'] = found
  const day: Day = `${year}-${two(month)}-${two(date)}`
  const isReal =
    Number(month) > 0 && daysLater(monthsLater(`${year}-01-01`, Number(month) - 1), Number(date) - 1) === day
  return isReal && Number(hour) < 24 && Number(minute) < 60 ? { day, time: `${two(hour)}:${minute}` } : null
}

/** The same the other way. */
export const writeMoment = ({ day, time }: Moment): string => `${day} ${time}`

const two = (digits: string | number): string => String(digits).padStart(2, '0')

/** Where the parts of a written moment stand, from and to, in signs. */
const PARTS = { year: [0, 4], month: [5, 7], day: [8, 10], hour: [11, 13], minute: [14, 16] } as const
type Part = keyof typeof PARTS

/** Where the time stands in a written moment. */
export const TIME_PLACE = [PARTS.hour[0], PARTS.minute[1]] as const

export interface Stepped {
  readonly text: string
  /** Where the part that was stepped stands in it. */
  readonly place: readonly [from: number, to: number]
}

/**
 * The written moment with the part in which the caret stands one step further, minutes by five; what runs over goes on
 * in the next part. `null` if nothing that can be read is written.
 */
export function stepMoment(text: string, caret: number, by: 1 | -1): Stepped | null {
  const moment = readMoment(text)
  if (moment === null) return null
  const part = partAt(caret)
  return { text: writeMoment(stepped(moment, part, by)), place: PARTS[part] }
}

const partAt = (caret: number): Part =>
  (Object.keys(PARTS) as Part[]).find((part) => caret <= PARTS[part][1]) ?? 'minute'

function stepped(moment: Moment, part: Part, by: 1 | -1): Moment {
  const { day } = moment
  switch (part) {
    case 'year':
      return { ...moment, day: monthsLater(day, 12 * by) }
    case 'month':
      return { ...moment, day: monthsLater(day, by) }
    case 'day':
      return { ...moment, day: daysLater(day, by) }
    default:
      return minutesLater(moment, part === 'hour' ? 60 * by : toNextFive(minutesOf(moment), by))
  }
}

const minutesOf = ({ time }: Moment): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const toNextFive = (at: number, by: 1 | -1): number => (by > 0 ? 5 - (at % 5) : -(at % 5 || 5))

function minutesLater(moment: Moment, minutes: number): Moment {
  const all = minutesOf(moment) + minutes
  const inDay = ((all % 1440) + 1440) % 1440
  return {
    day: daysLater(moment.day, Math.floor(all / 1440)),
    time: `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`,
  }
}
