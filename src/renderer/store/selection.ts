/** The boxes that an action for several is about, and from which one a range is counted. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: null }

/** One box more or less; a range is counted from it next. */
export function toggledIn({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** All from the anchor to this box in the order they are shown, and no other. */
export function extendedTo({ anchor }: Selection, id: string, order: readonly string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (to < 0) return { ids: new Set([id]), anchor: id }
  if (from < 0) return { ids: new Set([id]), anchor: id }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(range), anchor }
}

export const selectionOf = (ids: readonly string[]): Selection => ({ ids: new Set(ids), anchor: ids[0] ?? null })

/** The selected boxes that are shown, in their order: nothing is done to a box that nobody sees. */
export const selectedAmong = ({ ids }: Selection, shown: readonly string[]): readonly string[] =>
  ids.size === 0 ? NONE : shown.filter((id) => ids.has(id))

const NONE: readonly string[] = []
