import type { FleetSection } from '../../store/sections'

/** A section as a grid draws it: its places are counted through the whole grid. */
export interface PlacedSection {
  readonly section: FleetSection
  readonly isFolded: boolean
  /** Whether it has a header: a fleet in one part has none. */
  readonly hasHead: boolean
  /** The place of its first box among all that are drawn. */
  readonly firstPlace: number
  /** How many of its boxes are drawn: none while it is folded. */
  readonly count: number
  /** How many rows they take. */
  readonly rows: number
  /** The number of its first row of boxes among all such rows. */
  readonly firstRow: number
  /** Where its first row begins, from the top of the grid, in px. */
  readonly top: number
}

/** What the sizes of a grid are, in px. */
export interface GridSizes {
  readonly row: number
  readonly head: number
  /** Beneath each section. */
  readonly gap: number
}

/** Where each section stands in a grid of so many columns. */
export function placeSections(
  sections: readonly FleetSection[],
  collapsed: readonly string[],
  columns: number,
  { row, head, gap }: GridSizes,
): readonly PlacedSection[] {
  let firstPlace = 0
  let firstRow = 0
  let top = 0
  return sections.map((section) => {
    const hasHead = !(sections.length === 1 && section.kind === 'all')
    const isFolded = hasHead && collapsed.includes(section.key)
    const count = isFolded ? 0 : section.ids.length
    const rows = columns === 0 ? 0 : Math.ceil(count / columns)
    if (hasHead) top += head
    const placed = { section, isFolded, hasHead, firstPlace, count, rows, firstRow, top }
    firstPlace += count
    firstRow += rows
    top += rows * row + gap
    return placed
  })
}

/** The boxes that are drawn, in the order of their places. */
export const idsInPlace = (placed: readonly PlacedSection[]): readonly string[] =>
  placed.flatMap(({ section, isFolded }) => (isFolded ? [] : section.ids))

/**
 * Where a key leads from a place, across the sections; `null` when the key does not move or leads nowhere. Up and down
 * keep the column as far as the row reaches.
 */
export function nextInSections(
  key: string,
  place: number,
  placed: readonly PlacedSection[],
  columns: number,
): number | null {
  const total = placed.reduce((sum, { count }) => sum + count, 0)
  if (key === 'ArrowDown' || key === 'ArrowUp')
    return verticalFrom(place, key === 'ArrowDown' ? 1 : -1, placed, columns)
  const wanted = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: total - 1 }[key]
  return wanted === undefined || wanted === place || wanted < 0 || wanted >= total ? null : wanted
}

function verticalFrom(place: number, step: 1 | -1, placed: readonly PlacedSection[], columns: number): number | null {
  const at = placed.findIndex(({ firstPlace, count }) => place >= firstPlace && place < firstPlace + count)
  const own = placed[at]
  if (own === undefined || columns === 0) return null
  const column = (place - own.firstPlace) % columns
  const row = Math.floor((place - own.firstPlace) / columns) + step
  if (row >= 0 && row < own.rows) return cellOf(own, row, column, columns)
  const beyond = step > 0 ? placed.slice(at + 1) : placed.slice(0, at).reverse()
  const next = beyond.find(({ count }) => count > 0)
  return next === undefined ? null : cellOf(next, step > 0 ? 0 : next.rows - 1, column, columns)
}

const cellOf = ({ firstPlace, count }: PlacedSection, row: number, column: number, columns: number): number =>
  firstPlace + Math.min(row * columns + column, count - 1)

/** Which rows of a section are worth drawing when this stretch of the grid is in sight; from and to in px. */
export function rowsInSight(
  { top, rows }: Pick<PlacedSection, 'top' | 'rows'>,
  rowHeight: number,
  sight: { readonly from: number; readonly to: number },
): { readonly first: number; readonly end: number } {
  const within = (row: number) => Math.min(Math.max(row, 0), rows)
  const first = within(Math.floor((sight.from - top) / rowHeight))
  return { first, end: Math.max(first, within(Math.ceil((sight.to - top) / rowHeight))) }
}
