import type { Section } from '../section'

/** Longer than any name, version or address a box has reason to send. */
const LONGEST_TEXT = 500

/** The text of a field, trimmed; `null` when it is absent or empty. A number is taken, with a warning. */
export function text(section: Section, key: string): string | null {
  const value = section.fields[key]
  if (typeof value === 'string') return cleanText(value)
  if (value === undefined || value === null) return null
  section.warn('wrong-type', key)
  return typeof value === 'number' ? String(value) : null
}

/** `text` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredText(section: Section, key: string): string | null {
  if (!section.has(key)) section.warn('missing-field', key)
  return text(section, key)
}

/** The text of a field that is documented as a string but sent as a number just as well, such as `status`. */
export function code(section: Section, key: string): string | null {
  const value = section.fields[key]
  return typeof value === 'number' ? String(value) : text(section, key)
}

/** Trims, cuts at a sane length, and turns what stands for nothing into `null`. */
export function cleanText(value: string): string | null {
  const trimmed = mayNeedTrim(value) ? value.trim() : value
  if (trimmed.length === 0 || isNothing(trimmed)) return null
  return trimmed.length > LONGEST_TEXT ? cut(trimmed) : trimmed
}

/** A Python program that writes its absent value into a form field writes the word. */
const isNothing = (value: string): boolean => value === 'None' || value === 'null'

/** Spares the call of `trim` for text that begins and ends in visible ASCII, as nearly all of it does. */
function mayNeedTrim(value: string): boolean {
  return !isVisibleAscii(value.charCodeAt(0)) || !isVisibleAscii(value.charCodeAt(value.length - 1))
}

const isVisibleAscii = (charCode: number): boolean => charCode > 0x20 && charCode < 0x7f

/** Never cuts a character of two code units in half. */
function cut(value: string): string {
  const last = value.charCodeAt(LONGEST_TEXT - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return value.slice(0, splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT)
}
