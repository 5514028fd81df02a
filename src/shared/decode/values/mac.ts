import { type Section, warn } from '../section'
import { text } from './text'

const SIX_BYTES = /^[\da-f]{2}(?::[\da-f]{2}){5}$/
const TWELVE_DIGITS = /^[\da-f]{12}$/
const SEPARATORS = /[\s:.]/g
const BYTE_WITHIN = /..(?=.)/g

/** A hardware address as `aa:bb:cc:dd:ee:ff`, from colons, dashes, dots or none at all. */
export function mac(section: Section, key: string): string | null {
  const written = text(section, key)
  if (written === null) return null
  const lower = written.toLowerCase().replaceAll('-', ':')
  if (SIX_BYTES.test(lower)) return lower
  const digits = lower.replace(SEPARATORS, '')
  if (TWELVE_DIGITS.test(digits)) return digits.replace(BYTE_WITHIN, '$&:')
  warn(section, 'unreadable', key)
  return null
}
