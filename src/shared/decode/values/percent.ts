import type { Section } from '../section'
import { anyNumber, number, within } from './number'

/** A metric whose unit the document leaves open (D1, D8): at most 1 a fraction, above that a percentage. As sent. */
export const openUnit = (section: Section, key: string): number | null => number(section, key, 0, 100)

/** A metric documented in percent. */
export const percent = (section: Section, key: string): number | null => number(section, key, 0, 100)

/** A metric documented as a fraction whose full value is 1 (`_rate`, `_scale`), as a percentage. */
export function fraction(section: Section, key: string): number | null {
  const value = anyNumber(section, key)
  return value === null ? null : within(section, key, toPercent(value), 0, 100)
}

/** The used share of a disk that reports its size and what is free of it, as a percentage. */
export function usedShare(section: Section, freeKey: string, sizeKey: string): number | null {
  const free = anyNumber(section, freeKey)
  const size = anyNumber(section, sizeKey)
  if (free === null || size === null) return null
  return within(section, freeKey, toPercent(1 - free / size), 0, 100)
}

/** To the hundredth: finer than boxes measure, and free of the noise of `0.07 * 100`. */
const toPercent = (fractionOfOne: number): number => Math.round(fractionOfOne * 10_000) / 100
