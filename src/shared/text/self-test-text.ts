import type { SelfTestCheck, SelfTestFinding } from '../contract/receiver-views'
import { formatDuration } from './duration'
import type { Text } from './en'
import { formatCount } from './plural'
import { formatBytes } from './quantity'

type Found = Pick<SelfTestCheck, 'finding' | 'subject' | 'value'>

const LENGTHS: readonly SelfTestFinding[] = ['sleeps', 'clock-differs']
const SIZES: readonly SelfTestFinding[] = ['room', 'room-low', 'room-full', 'not-writable']
/** Numbers that are names. */
const PLAIN: readonly SelfTestFinding[] = ['port-in-use', 'firewall-on']

/** What a check found, the figure beside it, and what to do about it (`null` where there is nothing). */
export function findingWords(found: Found, text: Text): { what: string; aside: string; remedy: string | null } {
  const { what, aside, remedy } = text.receiver.selfTest.finding[found.finding]
  const subject = found.subject ?? ''
  const value = valueText(found, text)
  return { what, aside: aside?.(subject, value) ?? '', remedy: remedy?.(subject, value) ?? null }
}

/** The same in one line, for programs that ask and for logs. */
export function findingSentence(found: Found, text: Text): string {
  const { what, aside, remedy } = findingWords(found, text)
  return `${aside === '' ? what : `${what}: ${aside}`}.${remedy === null ? '' : ` ${remedy}`}`
}

function valueText({ finding, value }: Found, text: Text): string {
  if (value === null) return ''
  if (LENGTHS.includes(finding)) return formatDuration(Math.abs(value), text)
  if (SIZES.includes(finding)) return formatBytes(value)
  return PLAIN.includes(finding) ? String(value) : formatCount(value)
}
