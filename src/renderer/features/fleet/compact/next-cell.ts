/** Where a cell is: in which panel, and at which place in it. */
export interface CellPlace {
  readonly panel: number
  readonly place: number
}

/** How the panels are laid out. */
export interface PanelLayout {
  /** How many cells each panel has. */
  readonly sizes: readonly number[]
  /** Cells side by side in a panel. */
  readonly perRow: number
  /** Panels side by side. */
  readonly columns: number
}

/**
 * Where a key leads from a cell: sideways along the cells and on into the next panel; up and down within the panel and
 * then to the panel above or below. `null` when it leads nowhere.
 */
export function nextCell(key: string, at: CellPlace, layout: PanelLayout): CellPlace | null {
  switch (key) {
    case 'ArrowRight':
      return onward(at, layout)
    case 'ArrowLeft':
      return back(at, layout)
    case 'ArrowDown':
      return down(at, layout)
    case 'ArrowUp':
      return up(at, layout)
    case 'Home':
      return differing(at, { panel: 0, place: 0 })
    case 'End':
      return differing(at, { panel: layout.sizes.length - 1, place: (layout.sizes.at(-1) ?? 1) - 1 })
    default:
      return null
  }
}

const differing = (at: CellPlace, to: CellPlace): CellPlace | null =>
  at.panel === to.panel && at.place === to.place ? null : to

function onward({ panel, place }: CellPlace, { sizes }: PanelLayout): CellPlace | null {
  if (place + 1 < (sizes[panel] ?? 0)) return { panel, place: place + 1 }
  return panel + 1 < sizes.length ? { panel: panel + 1, place: 0 } : null
}

function back({ panel, place }: CellPlace, { sizes }: PanelLayout): CellPlace | null {
  if (place > 0) return { panel, place: place - 1 }
  return panel > 0 ? { panel: panel - 1, place: (sizes[panel - 1] ?? 1) - 1 } : null
}

function down({ panel, place }: CellPlace, { sizes, perRow, columns }: PanelLayout): CellPlace | null {
  const last = (sizes[panel] ?? 1) - 1
  if (place + perRow <= last) return { panel, place: place + perRow }
  // Down from above a short last row leads to its last cell.
  if (Math.floor(place / perRow) < Math.floor(last / perRow)) return { panel, place: last }
  const below = panel + columns
  const size = sizes[below]
  return size === undefined ? null : { panel: below, place: Math.min(place % perRow, size - 1) }
}

function up({ panel, place }: CellPlace, { sizes, perRow, columns }: PanelLayout): CellPlace | null {
  if (place >= perRow) return { panel, place: place - perRow }
  const above = panel - columns
  const size = sizes[above]
  if (size === undefined) return null
  const lastRow = Math.floor((size - 1) / perRow) * perRow
  return { panel: above, place: Math.min(lastRow + place, size - 1) }
}
