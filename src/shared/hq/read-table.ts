import type { Column, Table } from './kept-table'

/** What tables have alike: equal texts become one, and so do equal parts of which all rows have the same. */
export class Shared {
  private readonly texts = new Map<string, string>()
  private readonly parts = new Map<string, unknown>()

  text<T extends string | null>(text: T): T {
    return text === null ? text : (sharedIn(this.texts, text, text) as T)
  }

  part(part: unknown): unknown {
    if (typeof part === 'string') return this.text(part)
    return typeof part === 'object' && part !== null ? sharedIn(this.parts, JSON.stringify(part), part) : part
  }
}

function sharedIn<T>(known: Map<string, T>, key: string, value: T): T {
  const found = known.get(key)
  if (found === undefined) known.set(key, value)
  return found ?? value
}

/** The values of a column: `all` is what each of them is, where they are the same. */
type Values = { readonly all: unknown } | readonly unknown[]

/**
 * The values of a table, as JSON has it.
 * @throws RangeError for what is none, or is damaged
 */
export function valuesOf({ rows, column }: Table, shared: Shared = new Shared()): readonly unknown[] {
  if (!isCount(rows)) throw damaged('rows')
  return oneByOne(read(column, rows, null, shared), rows)
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const damaged = (what: string) => new RangeError(`a table is damaged: ${what}`)

const oneByOne = (values: Values, rows: number): readonly unknown[] =>
  'all' in values ? new Array<unknown>(rows).fill(values.all) : values

function read(column: Column, rows: number, before: Values | null, shared: Shared): Values {
  if (typeof column !== 'object' || column === null) throw damaged('no column')
  if ('c' in column) return { all: shared.part(column.c) }
  if ('s' in column && before !== null) return before
  if ('v' in column) return checked(column.v, rows)
  if ('o' in column) return checked(column.o, rows).map((offset) => column.n + offset)
  if ('d' in column)
    return fromFew(
      column.d.map((text) => shared.text(text)),
      checked(column.i, rows),
    )
  if ('w' in column) return fromKinds(column, rows, shared)
  if ('k' in column) return fromFields(column, rows, shared)
  throw damaged('a column of no kind')
}

function checked<T>(values: readonly T[], rows: number): readonly T[] {
  if (!Array.isArray(values) || values.length !== rows) throw damaged('a column of another length')
  return values
}

function fromFew(texts: readonly (string | null)[], which: readonly number[]): readonly (string | null)[] {
  return which.map((place) => {
    const text = texts[place]
    if (text === undefined) throw damaged('a text that is not there')
    return text
  })
}

function fromKinds({ w, g }: Extract<Column, { w: unknown }>, rows: number, shared: Shared): readonly unknown[] {
  const counts: number[] = g.map(() => 0)
  for (const kind of checked(w, rows)) {
    if (counts[kind] === undefined) throw damaged('a kind that is not there')
    counts[kind]++
  }
  const parts = g.map((column, kind) => oneByOne(read(column, counts[kind] ?? 0, null, shared), counts[kind] ?? 0))
  const rest = parts.map((values) => values.values())
  return w.map((kind) => rest[kind]?.next().value)
}

function fromFields({ k, f }: Extract<Column, { k: unknown }>, rows: number, shared: Shared): readonly unknown[] {
  const count = typeof k === 'number' ? k : k.length
  if (!Array.isArray(f) || f.length !== count || (typeof k !== 'number' && k.includes('__proto__'))) {
    throw damaged('fields and their keys')
  }
  const fields: Values[] = []
  for (const column of f) fields.push(read(column, rows, fields.at(-1) ?? null, shared))
  return typeof k === 'number' ? lists(fields, rows) : objects(k, fields, rows)
}

const lists = (fields: readonly Values[], rows: number): readonly unknown[] =>
  Array.from({ length: rows }, (_, row) => fields.map((values) => ('all' in values ? values.all : values[row])))

/** Each a copy of the same, in which what is its own is set: that takes less time and memory than one key at a time. */
function objects(keys: readonly string[], fields: readonly Values[], rows: number): readonly unknown[] {
  const model = modelOf(keys, fields)
  const own = fields.flatMap((values, field) => ('all' in values ? [] : [{ key: keys[field] as string, values }]))
  const made: unknown[] = []
  for (let row = 0; row < rows; row++) {
    const one: Record<string, unknown> = { ...model }
    for (const { key, values } of own) one[key] = values[row]
    made.push(one)
  }
  return made
}

/** An object made by JSON has room for all of its fields, and for no more; one that has grown has not. */
function modelOf(keys: readonly string[], fields: readonly Values[]): Record<string, unknown> {
  const model = JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:null`).join(',')}}`) as Record<string, unknown>
  for (const [field, values] of fields.entries()) model[keys[field] as string] = 'all' in values ? values.all : null
  return model
}
