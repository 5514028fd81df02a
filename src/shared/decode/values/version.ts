import type { Section } from '../section'
import { text } from './text'

const VERSION_LINE = /^[ \t]*VERSION:[ \t]*(\S.*)$/im

/** A version. The build notes that D1 sends in its place hold it in the line `VERSION:`. */
export function version(section: Section, key: string): string | null {
  const written = text(section, key)
  if (written === null) return null
  return VERSION_LINE.exec(written)?.[1]?.trim() ?? written
}
