import { type Section, warn } from '../section'
import { cleanText } from './text'

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The number in a field, which may arrive as text; `null` with a warning when it lies outside `least`…`most`. */
export function number(section: Section, key: string, least: number, most: number): number | null {
  return within(section, key, anyNumber(section, key), least, most)
}

/** `value` if it is a number between `least` and `most`; otherwise a warning on the field it came from. */
export function within(
  section: Section,
  key: string,
  value: number | null,
  least: number,
  most: number,
): number | null {
  if (value === null) return null
  if (value >= least && value <= most) return value
  // NaN, which Python's json writes as a bare word, compares false and ends here too.
  warn(section, 'out-of-range', key)
  return null
}

/** The number in a field, whatever its size. */
export function anyNumber(section: Section, key: string): number | null {
  const value = section.fields[key]
  if (typeof value === 'number') return value
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') {
    warn(section, 'wrong-type', key)
    return null
  }
  const numeral = cleanText(value)
  if (numeral === null) return null
  if (NUMERAL.test(numeral)) return Number(numeral)
  warn(section, 'unreadable', key)
  return null
}
