import { type Section, warn } from '../section'

/** Longer than any name, version or address a box has reason to send. */
const LONGEST_TEXT = 500

/** The text of a field, trimmed; `null` when it is absent or empty. A number is taken, with a warning. */
export function text(section: Section, key: string): string | null {
  return textOf(section, key, section.fields[key])
}

/** `text` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredText(section: Section, key: string): string | null {
  return requiredTextOf(section, key, section.fields[key])
}

/**
 * `text` of a field whose value the caller has read. Decoding is mostly this, over a hundred times per report, so it is
 * small enough for V8 to inline; and a caller that reads many alike objects finds their fields faster than `text`,
 * through which every key of every dialect goes.
 */
export function textOf(section: Section, key: string, value: unknown): string | null {
  return isCleanText(value) ? value : textInDoubt(section, key, value)
}

/** `requiredText` of a field whose value the caller has read. */
export function requiredTextOf(section: Section, key: string, value: unknown): string | null {
  return isCleanText(value) ? value : requiredTextInDoubt(section, key, value)
}

/** The text of a field that is documented as a string but sent as a number just as well, such as `status`. */
export function code(section: Section, key: string): string | null {
  const value = section.fields[key]
  return typeof value === 'number' ? String(value) : textOf(section, key, value)
}

/** Trims, cuts at a sane length, and turns what is left of nothing into `null`. */
export function cleanText(value: string): string | null {
  const trimmed = value === '' ? value : value.trim()
  if (trimmed === '') return null
  return trimmed.length > LONGEST_TEXT ? cut(trimmed) : trimmed
}

/** Begins and ends with ink and is no longer than it may be, as nearly all text is. */
function isCleanText(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) return false
  return isInk(value.charCodeAt(0)) && isInk(value.charCodeAt(value.length - 1))
}

/** A character of ASCII or of Chinese that is no space; `trim` knows better, but takes ten times as long. */
const isInk = (char: number): boolean => (char > 0x20 && char < 0x80) || (char > 0x3000 && char < 0xfe00)

function textInDoubt(section: Section, key: string, value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value)
  if (value === undefined || value === null) return null
  warn(section, 'wrong-type', key)
  // Beyond 2^53 two serials sent as numbers become one.
  return typeof value === 'number' && isExact(value) ? String(value) : null
}

const isExact = (value: number): boolean => !Number.isInteger(value) || Number.isSafeInteger(value)

function requiredTextInDoubt(section: Section, key: string, value: unknown): string | null {
  if (value === undefined || value === null) warn(section, 'missing-field', key)
  return textInDoubt(section, key, value)
}

/** Never cuts a character of two code units in half. */
function cut(value: string): string {
  const last = value.charCodeAt(LONGEST_TEXT - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return value.slice(0, splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT)
}
