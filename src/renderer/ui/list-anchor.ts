/** What of a list stands where, from the top. */
export interface Layout {
  readonly keys: readonly string[]
  /** Where each line begins, and last where the list ends; px. */
  readonly starts: readonly number[]
}

/** A line that is being read, and how far below the top edge it stands. */
export interface Anchor {
  readonly key: string
  readonly offset: number
}

/** How many lines are remembered: the first of them may be gone when the list is another. */
const REMEMBERED = 12

export function layoutOf(lines: readonly { readonly key: string; readonly height: number }[]): Layout {
  const starts = [0]
  for (const { height } of lines) starts.push((starts.at(-1) ?? 0) + height)
  return { keys: lines.map(({ key }) => key), starts }
}

/** The line at a distance from the top. */
export function lineAt({ starts }: Layout, top: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= top) low = middle
    else high = middle - 1
  }
  return low
}

/** The lines below the top edge. @param isFixed lines that belong to others, and say nothing of where one reads */
export function anchorsAt(layout: Layout, top: number, isFixed: (key: string) => boolean): readonly Anchor[] {
  const first = lineAt(layout, top)
  return layout.keys
    .slice(first, first + REMEMBERED * 2)
    .map((key, n) => ({ key, offset: (layout.starts[first + n] ?? 0) - top }))
    .filter(({ key }) => !isFixed(key))
    .slice(0, REMEMBERED)
}

/** Where the list has to be scrolled to, so that what was being read stays where it was; `null` if none of it is left. */
export function topFor({ keys, starts }: Layout, anchors: readonly Anchor[]): number | null {
  const sought = new Map(anchors.map(({ key, offset }, rank) => [key, { offset, rank }]))
  let best: { readonly rank: number; readonly top: number } | null = null
  for (const [place, key] of keys.entries()) {
    const found = sought.get(key)
    if (found === undefined || (best !== null && best.rank < found.rank)) continue
    best = { rank: found.rank, top: (starts[place] ?? 0) - found.offset }
  }
  return best === null ? null : Math.max(0, best.top)
}
