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
  const entries = Object.entries(fields)
  let isChanged = false
  for (const entry of entries) {
    const [name, value] = entry
    if (spared?.has(name)) continue
    entry[0] = change(name)
    entry[1] = mapTexts(value, change, spared)
    if (entry[0] !== name || entry[1] !== value) isChanged = true
  }
  // Unlike an assignment, it makes a field of any name.
  return isChanged ? Object.fromEntries(entries) : fields
}
