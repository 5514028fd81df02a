/** How texts are changed. */
export interface TextChange {
  /** What each text, and each name of a field, becomes. */
  readonly change: (text: string) => string
  /** Names of fields that are left as they are. */
  readonly spared?: ReadonlySet<string>
  /** Lists that are told again and again as the same object, and in which no text is to be changed. */
  readonly unchanged?: UnchangedLists
  /** Objects that were changed before. */
  readonly done?: WeakSet<object>
}

/** Which lists are remembered, by the name of their field, and those that were found to need no change. */
export interface UnchangedLists {
  readonly fields: ReadonlySet<string>
  readonly known: WeakSet<object>
}

/**
 * A plain JSON value with each of its texts, and each name of a field, changed. What no change reaches is the same object,
 * so that a large value in which there is nothing to do costs one look at its texts.
 */
export function mapTexts<T>(value: T, how: TextChange): T
export function mapTexts(value: unknown, how: TextChange): unknown {
  if (typeof value === 'string') return how.change(value)
  if (Array.isArray(value)) return mapItems(value, how)
  if (typeof value !== 'object' || value === null || how.done?.has(value) === true) return value
  return mapFields(value, how)
}

function mapItems(items: readonly unknown[], how: TextChange): readonly unknown[] {
  let changed: unknown[] | null = null
  for (let place = 0; place < items.length; place++) {
    const item = mapTexts(items[place], how)
    if (item === items[place]) continue
    changed ??= [...items]
    changed[place] = item
  }
  return changed ?? items
}

function mapFields(fields: object, how: TextChange): object {
  const own = fields as Readonly<Record<string, unknown>>
  const names = Object.keys(own)
  let changed: [string, unknown][] | null = null
  for (let place = 0; place < names.length; place++) {
    const name = names[place] as string
    const isSpared = how.spared?.has(name) === true
    const value = isSpared ? own[name] : mapField(name, own[name], how)
    const called = isSpared ? name : how.change(name)
    if (changed === null && value === own[name] && called === name) continue
    changed ??= names.slice(0, place).map((before) => [before, own[before]])
    changed.push([called, value])
  }
  // Unlike an assignment, it makes a field of any name.
  return changed === null ? fields : Object.fromEntries(changed)
}

function mapField(name: string, value: unknown, how: TextChange): unknown {
  const { unchanged } = how
  if (unchanged === undefined || !Array.isArray(value) || !unchanged.fields.has(name)) return mapTexts(value, how)
  if (unchanged.known.has(value)) return value
  const items = mapItems(value, how)
  if (items === value) unchanged.known.add(value)
  return items
}
