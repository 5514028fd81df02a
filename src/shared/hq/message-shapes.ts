import * as v from 'valibot'
import { LATEST_INSTANT } from '../time/iso'
import { isPosition } from './position'

/** Shapes that everything between a site and headquarters is made of. What comes in is not trusted. */

const LONGEST_LINE = 4000

/** Milliseconds since the epoch. */
export const instant = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LATEST_INSTANT))
export const number = v.pipe(v.number(), v.finite())
/** A name or a short word; a device may have a long one. */
export const line = v.pipe(v.string(), v.maxLength(LONGEST_LINE))
/** The id of something, whatever a box calls itself. */
export const id = line
export const position = v.pipe(
  v.string(),
  v.check((text) => isPosition(text), 'is no position in a journal'),
)
/** As the shape of the same name says, by hand: for what comes by the thousand. */
export const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= LATEST_INSTANT
export const isLine = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_LINE

export const maybe = { text: v.nullable(v.string()), number: v.nullable(number), instant: v.nullable(instant) }
