import { type Section, warn } from '../section'
import { text } from './text'

const TWELVE_DIGITS = /^(?:[\da-f]{2}[\s:.-]?){5}[\da-f]{2}$/
const SEPARATORS = /[\s:.-]/g

/** A hardware address as `aa:bb:cc:dd:ee:ff`, from colons, dashes, dots or none at all. */
export function mac(section: Section, key: string): string | null {
  const written = text(section, key)?.toLowerCase()
  if (written === undefined) return null
  if (TWELVE_DIGITS.test(written)) return withColons(written)
  warn(section, 'unreadable', key)
  return null
}

function withColons(written: string): string {
  // Six pairs with one separator between each two, or else in groups of another size.
  const pairs = written.length === 17 ? written : written.replace(SEPARATORS, '')
  const step = pairs.length === 17 ? 3 : 2
  let address = pairs.slice(0, 2)
  for (let at = step; at < pairs.length; at += step) address += `:${pairs.slice(at, at + 2)}`
  return address
}
