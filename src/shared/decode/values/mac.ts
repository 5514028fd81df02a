import type { Section } from '../section'
import { text } from './text'

const SEPARATORS = /[\s:.-]/g
const TWELVE_HEX_DIGITS = /^[0-9a-f]{12}$/

/** A hardware address as `aa:bb:cc:dd:ee:ff`, from colons, dashes, dots or none at all. */
export function mac(section: Section, key: string): string | null {
  const written = text(section, key)
  if (written === null) return null
  const digits = written.replace(SEPARATORS, '').toLowerCase()
  if (TWELVE_HEX_DIGITS.test(digits)) return digits.replace(/..(?=.)/g, '$&:')
  section.warn('unreadable', key)
  return null
}
