import { type Moment, readMoment, writeMoment } from '../../shared/time/written-moment'
import { daysLater, monthsLater } from './calendar-days'

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

const two = (n: number): string => String(n).padStart(2, '0')

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
