import { unfold } from './literal/unfold'
import { childSection, type Fields, has, isFields, type Section, warn } from './section'

const NO_FIELDS: Fields = {}

/** The object in a field as a section of its own. */
export function object(section: Section, key: string): Section {
  return childSection(section, fieldsAt(section, key, section.fields[key]), key, null)
}

/**
 * The fields of the object in a field, which may hold it as text too. An absent or empty one has no fields, and
 * anything else has none either, with a warning.
 */
export function fieldsAt(section: Section, key: string, value: unknown): Fields {
  return isFields(value) ? value : fieldsInDoubt(section, key, value)
}

function fieldsInDoubt(section: Section, key: string, value: unknown): Fields {
  const unfolded = unfold(value)
  if (isFields(unfolded)) return unfolded
  if (!isBlank(unfolded)) warn(section, 'wrong-type', key)
  return NO_FIELDS
}

/** `object` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredObject(section: Section, key: string): Section {
  if (isBlank(section.fields[key])) warn(section, 'missing-field', key)
  return object(section, key)
}

/** `list` of a field that the vendor's documents call required: its absence is worth a warning. */
export function requiredList(section: Section, key: string): readonly unknown[] | null {
  if (!has(section, key)) warn(section, 'missing-field', key)
  return list(section, key)
}

/** The list in a field, which may hold it as text too; one object without its list is a list of one. */
function list(section: Section, key: string): readonly unknown[] | null {
  const value = section.fields[key]
  if (value === undefined || value === null) return null
  const items = unfold(value)
  if (isBlank(items)) return []
  if (Array.isArray(items)) return items
  if (isFields(items)) return [items]
  warn(section, 'wrong-type', key)
  return null
}

/** The object that `value` is, or that its text spells out. */
export function fieldsIn(value: unknown): Fields | null {
  if (isFields(value)) return value
  const unfolded = unfold(value)
  return isFields(unfolded) ? unfolded : null
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
