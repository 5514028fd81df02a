/**
 * Values as they cross between the processes: what V8's structured clone accepts, written as JSON. Types that
 * nothing in the app sends are refused loudly.
 */
type Written = null | boolean | number | string | readonly [tag: string, body?: unknown]

export function encode(value: unknown): string {
  return JSON.stringify(write(clone(value)))
}

export function decode(text: string): unknown {
  return read(JSON.parse(text) as Written)
}

/** V8 itself decides what is rejected and what is stripped (prototypes, getters, symbols). */
function clone(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

function write(value: unknown): Written {
  if (value === undefined) return ['undefined']
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)]
  if (Array.isArray(value)) return ['array', value.map(write)]
  const type = Object.prototype.toString.call(value).slice(8, -1)
  if (value instanceof Date) return ['date', value.getTime()]
  if (type !== 'Object') throw new Error(`electron stand-in: a ${type} is not carried between processes`)
  return ['object', Object.entries(value).map(([key, item]) => [key, write(item)])]
}

function read(written: Written): unknown {
  if (written === null || typeof written !== 'object') return written
  const [tag, body] = written
  if (tag === 'undefined') return undefined
  if (tag === 'number') return Number(body)
  if (tag === 'date') return new Date(body as number)
  if (tag === 'array') return (body as Written[]).map(read)
  return Object.fromEntries((body as [string, Written][]).map(([key, item]) => [key, read(item)]))
}
