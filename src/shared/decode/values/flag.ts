import { type Section, warn } from '../section'
import { code } from './text'

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
])

/** Yes or no: `true`, `1`, `"1"`, and Python's `True` in a form field. */
export function flag(section: Section, key: string): boolean | null {
  const value = section.fields[key]
  if (typeof value === 'boolean') return value
  const written = code(section, key)
  if (written === null) return null
  const meaning = FLAGS.get(written.toLowerCase()) ?? null
  if (meaning === null) warn(section, 'unreadable', key)
  return meaning
}
