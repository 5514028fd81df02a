import type { Payload, PayloadValue } from '../payload'

/** The value as Python prints it: `{'ep_status': 'online', 'box_usage': None}`. */
export function pythonLiteral(value: PayloadValue): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return pythonString(value)
  if (isList(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  return `{${entriesOf(value)
    .map(([key, item]) => `${pythonString(key)}: ${pythonLiteral(item)}`)
    .join(', ')}}`
}

/** The payload as the vendor's documents print their examples: single quotes, trailing commas, remarks. */
export function documentedStyle(payload: Payload): string {
  const lines = entriesOf(payload).map(([key, value]) => `  '${key}': ${documentedValue(value)}, // ${key}`)
  return `{\n${lines.join('\n')}\n}`
}

function documentedValue(value: PayloadValue): string {
  if (typeof value === 'string') return singleQuoted(value)
  if (isList(value)) return `[${value.map((item) => `${documentedValue(item)},`).join(' ')}]`
  if (value === null || typeof value !== 'object') return String(value)
  return `{ ${entriesOf(value)
    .map(([key, item]) => `'${key}': ${documentedValue(item)},`)
    .join(' ')} }`
}

/** Python prefers single quotes and takes double ones for a text that holds only single ones. */
function pythonString(text: string): string {
  return text.includes("'") && !text.includes('"') ? JSON.stringify(text) : singleQuoted(text)
}

function singleQuoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1)
  return `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

const entriesOf = (payload: Payload): [string, PayloadValue][] => Object.entries(payload)

// Array.isArray does not narrow a union with readonly arrays.
const isList = (value: PayloadValue): value is readonly PayloadValue[] => Array.isArray(value)
