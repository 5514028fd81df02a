import { type Section, warn } from '../section'

/** Longer than any name, version or address a box has reason to send. */
const LONGEST_TEXT = 500

/**
 * The text of a field, trimmed; `null` when it is absent or empty. A number is taken, with a warning.
 *
 * Decoding is mostly this, a hundred times per report: the first line is kept small enough for V8 to inline. A reader of
 * many alike objects passes `value` itself, because a key read in one place is found faster than every key in this one.
 */
export function text(section: Section, key: string, value: unknown = section.fields[key]): string | null {
  return typeof value === 'string' && isClean(value) ? value : textInDoubt(section, key, value)
}

/** `text` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredText(section: Section, key: string, value: unknown = section.fields[key]): string | null {
  return typeof value === 'string' && isClean(value) ? value : requiredTextInDoubt(section, key, value)
}

/** The text of a field that is documented as a string but sent as a number just as well, such as `status`. */
export function code(section: Section, key: string): string | null {
  const value = section.fields[key]
  return typeof value === 'number' ? String(value) : text(section, key, value)
}

/** Trims, cuts at a sane length, and turns what is left of nothing into `null`. */
export function cleanText(value: string): string | null {
  const trimmed = value.trim()
  if (trimmed.length === 0) return null
  return trimmed.length > LONGEST_TEXT ? cut(trimmed) : trimmed
}

/** Begins and ends with a visible ASCII character, as nearly all text does. */
function isClean(value: string): boolean {
  return value.length <= LONGEST_TEXT && isVisible(value.charCodeAt(0)) && isVisible(value.charCodeAt(value.length - 1))
}

const isVisible = (charCode: number): boolean => charCode > 0x20 && charCode < 0x7f

function textInDoubt(section: Section, key: string, value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value)
  if (value === undefined || value === null) return null
  warn(section, 'wrong-type', key)
  return typeof value === 'number' ? String(value) : null
}

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
