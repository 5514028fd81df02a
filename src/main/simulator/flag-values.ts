import { hours, type Millis, minutes, seconds } from '../../shared/time/millis'

/** The command line asks for something that cannot be; the message is one line for the person who typed it. */
export class Misuse extends Error {}

/** A number between `min` and `max`, both included. */
export function numberValue(flag: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= min && value <= max)) {
    throw new Misuse(`${flag} takes a number from ${min} to ${max}, not "${text}".`)
  }
  return value
}

/** As `numberValue`, without a fraction. */
export function wholeValue(flag: string, text: string, min: number, max: number): number {
  const value = numberValue(flag, text, min, max)
  if (!Number.isInteger(value)) throw new Misuse(`${flag} takes a whole number, not "${text}".`)
  return value
}

/** `16` or `4-16`. */
export function rangeValue(flag: string, text: string, max: number): { min: number; max: number } {
  const [, from, to = from] = /^([^-]+)(?:-([^-]+))?$/.exec(text) ?? []
  if (from === undefined || to === undefined) {
    throw new Misuse(`${flag} takes a number like 16 or a range like 4-16, not "${text}".`)
  }
  const range = { min: wholeValue(flag, from, 0, max), max: wholeValue(flag, to, 0, max) }
  if (range.min > range.max) throw new Misuse(`${flag} takes the smaller number first, not "${text}".`)
  return range
}

/** `90s`, `2m`, `1.5h`. */
export function durationValue(flag: string, text: string): Millis {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? []
  const inUnit = UNITS.get(unit)
  if (inUnit === undefined) throw new Misuse(`${flag} takes a time like 90s, 2m or 1h, not "${text}".`)
  const duration = inUnit(Number(amount))
  if (duration > LONGEST) throw new Misuse(`${flag} takes at most 500h, not "${text}".`)
  return duration
}

/** A timer of the runtime holds 24.8 days. */
const LONGEST = hours(500)

const UNITS = new Map([
  ['s', seconds],
  ['m', minutes],
  ['h', hours],
])

/** One of `known`, whatever the case. */
export function choiceValue<T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((choice) => choice.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw new Misuse(`${flag} takes one of ${known.join(', ')}, not "${text}".`)
  return found
}

/** An `http:` URL, as boxes take it. */
export function urlValue(flag: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:') throw new Misuse(`${flag} takes a URL that begins with http://, not "${text}".`)
  return url
}
