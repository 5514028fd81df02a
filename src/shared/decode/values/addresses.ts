import { type Section, warn } from '../section'
import { requiredText } from './text'

const BETWEEN_ADDRESSES = /[\s,;]+/
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)

/** Loose on purpose: the address is shown, not dialled. */
const IPV6 = /^(?=.*:.*:)[0-9a-f:]{2,39}(?:%[\w.-]{1,20})?$/i

/** The addresses of a box: `gateway_ip` may hold several, and trailing blanks. */
export function addresses(section: Section, key: string): string[] {
  const written = requiredText(section, key)
  if (written === null) return []
  if (IPV4.test(written)) return [written]
  const parts = written.split(BETWEEN_ADDRESSES).filter((part) => part !== '')
  const valid = parts.filter(isAddress)
  if (valid.length < parts.length) warn(section, 'unreadable', key)
  return [...new Set(valid)]
}

const isAddress = (part: string): boolean => IPV4.test(part) || IPV6.test(part)
