import { type Section, warn } from '../section'
import { cleanText } from './text'

const UNITS: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 }

const SIZE = /^(\d+\.?\d*|\.\d+)\s*([KMGT])?(?:i?B)?$/i

/** A size in bytes: a number of GB, or text with a suffix such as `549.0M`. Both count in powers of 1024. */
export function size(section: Section, key: string): number | null {
  const value = section.fields[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return bytes(section, key, value, 'G')
  if (typeof value === 'string') return sizeOfText(section, key, value)
  warn(section, 'wrong-type', key)
  return null
}

function sizeOfText(section: Section, key: string, value: string): number | null {
  const written = cleanText(value)
  if (written === null) return null
  const [, amount, unit] = SIZE.exec(written) ?? []
  if (amount !== undefined) return bytes(section, key, Number(amount), unit?.toUpperCase() ?? 'G')
  warn(section, 'unreadable', key)
  return null
}

function bytes(section: Section, key: string, amount: number, unit: string): number | null {
  const rounded = Math.round(amount * (UNITS[unit] ?? Number.NaN))
  if (rounded >= 0 && rounded <= Number.MAX_SAFE_INTEGER) return rounded
  warn(section, 'out-of-range', key)
  return null
}
