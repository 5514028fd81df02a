import { parseLiteral } from './literal/parse-literal'
import { type Fields, isFields, type Section } from './section'

/** The object in a field that may hold it as text too, as form fields do. Empty text is an absent object. */
export function object(section: Section, key: string): Section | null {
  const fields = fieldsIn(section.fields[key])
  if (fields !== null) return section.child(fields, key)
  if (!isBlank(section.fields[key])) section.warn('wrong-type', key)
  return null
}

/** `object` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredObject(section: Section, key: string): Section | null {
  if (isBlank(section.fields[key])) section.warn('missing-field', key)
  return object(section, key)
}

/** The list in a field that may hold it as text; one object without its list stands for a list of one. */
export function list(section: Section, key: string): readonly unknown[] | null {
  const value = section.fields[key]
  if (value === undefined || value === null) return null
  const items = typeof value === 'string' ? valueIn(value) : value
  if (Array.isArray(items)) return items
  if (isFields(items)) return [items]
  if (isBlank(value)) return []
  section.warn('wrong-type', key)
  return null
}

/** The object that `value` is, or that its text spells out. */
export function fieldsIn(value: unknown): Fields | null {
  const found = typeof value === 'string' ? valueIn(value) : value
  return isFields(found) ? found : null
}

function valueIn(literal: string): unknown {
  const parsed = parseLiteral(literal)
  return parsed.ok ? parsed.value : null
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
