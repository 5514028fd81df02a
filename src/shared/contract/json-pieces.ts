/** About so many characters make a piece: some 2 ms of writing. */
const PIECE = 128 * 1024

/** How deep a value is taken apart: into its fields, and their items or fields. */
const LEVELS = 2

/** What is told instead of each item of a list, by the name of the field that the list is in. */
export type ItemTellers = Readonly<Record<string, (item: unknown) => unknown>>

/**
 * The JSON of a plain value bit by bit: the pieces together are what `JSON.stringify` makes of it, and each is made when
 * it is asked for. An item of a list in it is in one piece, however long.
 * @param tellers for lists in its own fields
 */
export function* jsonPieces(value: unknown, tellers: ItemTellers = {}): Generator<string> {
  let text = ''
  for (const part of partsOf(value, LEVELS, tellers)) {
    text += part
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function partsOf(value: unknown, levels: number, tellers: ItemTellers): Iterable<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) return [JSON.stringify(value) ?? 'null']
  return Array.isArray(value) ? itemsOf(value, levels) : fieldsOf(value, levels, tellers)
}

function* itemsOf(items: readonly unknown[], levels: number, tell?: (item: unknown) => unknown): Generator<string> {
  let before = '['
  for (const item of items) {
    yield before
    yield* partsOf(tell === undefined ? item : tell(item), levels - 1, {})
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}

function* fieldsOf(fields: object, levels: number, tellers: ItemTellers): Generator<string> {
  let before = '{'
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    yield `${before}${JSON.stringify(name)}:`
    const tell = Object.hasOwn(tellers, name) ? tellers[name] : undefined
    yield* tell !== undefined && Array.isArray(value)
      ? itemsOf(value, levels - 1, tell)
      : partsOf(value, levels - 1, {})
    before = ','
  }
  yield before === '{' ? '{}' : '}'
}
