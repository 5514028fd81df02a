/**
 * A plain JSON value with each of its texts, and each name of a field, changed. What no change reaches is the same object,
 * so that a large value in which there is nothing to do costs one look at its texts.
 * @param spared names of fields that are left as they are
 */
export function mapTexts<T>(value: T, change: (text: string) => string, spared?: ReadonlySet<string>): T
export function mapTexts(value: unknown, change: (text: string) => string, spared?: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return mapItems(value, change, spared)
  return typeof value === 'object' && value !== null ? mapFields(value, change, spared) : value
}

function mapItems(items: readonly unknown[], change: (text: string) => string, spared?: ReadonlySet<string>) {
  let changed: unknown[] | null = null
  for (let place = 0; place < items.length; place++) {
    const item = mapTexts(items[place], change, spared)
    if (item === items[place]) continue
    changed ??= [...items]
    changed[place] = item
  }
  return changed ?? items
}

function mapFields(fields: object, change: (text: string) => string, spared?: ReadonlySet<string>): object {
  const own = fields as Readonly<Record<string, unknown>>
  const names = Object.keys(own)
  let changed: [string, unknown][] | null = null
  for (let place = 0; place < names.length; place++) {
    const name = names[place] as string
    const isSpared = spared?.has(name) === true
    const value = isSpared ? own[name] : mapTexts(own[name], change, spared)
    const called = isSpared ? name : change(name)
    if (changed === null && value === own[name] && called === name) continue
    changed ??= names.slice(0, place).map((before) => [before, own[before]])
    changed.push([called, value])
  }
  // Unlike an assignment, it makes a field of any name.
  return changed === null ? fields : Object.fromEntries(changed)
}
