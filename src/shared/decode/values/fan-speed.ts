import type { Section } from '../section'
import { number, within } from './number'

const REVOLUTIONS = /^\s*(\d+(?:\.\d+)?)\s*(?:r\/min|rpm)\s*$/i
const FASTEST = 100_000

/** Revolutions per minute: a number (D6), or text such as `40r/min` (D4). */
export function fanSpeed(section: Section, key: string): number | null {
  const value = section.fields[key]
  const revolutions = typeof value === 'string' ? REVOLUTIONS.exec(value)?.[1] : undefined
  if (revolutions === undefined) return number(section, key, 0, FASTEST)
  return within(section, key, Number(revolutions), 0, FASTEST)
}
