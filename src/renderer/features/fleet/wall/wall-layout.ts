/** How the boxes of a wall are drawn, the largest first. */
export type WallForm = 'cards' | 'named' | 'numbered' | 'plain'

/** How a wall is divided. All sizes in px. */
export interface WallLayout {
  readonly form: WallForm
  /** Sites side by side; for cards, cards side by side. */
  readonly columns: number
  /** Boxes side by side within a site. */
  readonly perRow: number
  /** The size of a box; for cards, the room of one. */
  readonly width: number
  readonly height: number
  /** There are so many sites that their heads alone would not fit: all boxes stand as one. */
  readonly merged: boolean
}

/** What is left for the sites of a wall, and one unit of it: a 1920th of the screen's width. */
export interface WallRoom {
  readonly width: number
  readonly height: number
  readonly unit: number
}

/** Up to here every box is a card. */
const CARDS_UP_TO = 12
/** The smallest card that shows everything, and its height at its own size. */
export const CARD = { width: 292, height: 184 } as const
/** In units; they are also in wall.css. */
export const GAPS = { columns: 18, rows: 14, boxes: 6, head: 30 } as const

interface Bounds {
  /** In units, and in px where text would become too small to read. */
  readonly minWidth: number
  readonly minHeight: number
  readonly minPx: number
  readonly maxWidth: number
  readonly maxHeight: number
}

const BOUNDS: Readonly<Record<Exclude<WallForm, 'cards'>, Bounds>> = {
  named: { minWidth: 150, minHeight: 26, minPx: 104, maxWidth: 420, maxHeight: 60 },
  numbered: { minWidth: 34, minHeight: 22, minPx: 31, maxWidth: 110, maxHeight: 44 },
  plain: { minWidth: 9, minHeight: 9, minPx: 7, maxWidth: 30, maxHeight: 30 },
}

/** What a cell shows beside its label and how large that is, as in wall-sites.css: in parts of the font, in units and px. */
export const LABELS: Readonly<Record<'named' | 'numbered', { beside: number; units: number; px: number }>> = {
  // Its silhouette, the gaps, the edges and the sub-devices.
  named: { beside: 6.2, units: 15, px: 11 },
  numbered: { beside: 1.45, units: 12, px: 11 },
}
const FORMS = ['named', 'numbered', 'plain'] as const
/** What a site needs for its name, in units; less where it is that or no sites at all. */
const SITE_WIDTHS = [280, 130] as const

/**
 * The largest form in which every box has its place without scrolling.
 * @param sites how many boxes each site has, in their order
 * @param need what the label of a box takes, in parts of its font: cells that have one are not narrower
 */
export function wallLayout(sites: readonly number[], room: WallRoom, need = 0): WallLayout {
  const boxes = sites.reduce((sum, count) => sum + count, 0)
  if (boxes <= CARDS_UP_TO) {
    const layout = cards(boxes, room)
    // Smaller than they are made, their text could not be read.
    if (cardZoom(layout) >= 1) return layout
  }
  for (const siteWidth of SITE_WIDTHS) {
    const best = bestOf(sites, room, siteWidth, need)
    if (best !== null) return { ...best, merged: false }
  }
  return bestOf([boxes], room, SITE_WIDTHS[0], need) ?? crowd(boxes, room)
}

function cards(boxes: number, { width, height, unit }: WallRoom): WallLayout {
  const gap = GAPS.columns * unit
  const layouts = Array.from({ length: Math.min(4, Math.max(1, boxes)) }, (_, at): WallLayout => {
    const columns = at + 1
    const rows = Math.max(1, Math.ceil(boxes / columns))
    const size = { width: (width - at * gap) / columns, height: (height - (rows - 1) * gap) / rows }
    return { form: 'cards', columns, perRow: columns, ...size, merged: true }
  })
  return layouts.reduce((best, next) => (cardZoom(next) > cardZoom(best) ? next : best))
}

/** How much a card is enlarged to fill its room. */
export const cardZoom = ({ width, height }: Pick<WallLayout, 'width' | 'height'>): number =>
  Math.min(width / CARD.width, height / CARD.height)

/** @param siteWidth in units, the least */
function bestOf(sites: readonly number[], room: WallRoom, siteWidth: number, need: number): WallLayout | null {
  const gap = GAPS.columns * room.unit
  const most = Math.max(1, Math.floor((room.width + gap) / (siteWidth * room.unit + gap)))
  for (const form of FORMS) {
    const layouts: WallLayout[] = []
    for (let columns = 1; columns <= Math.min(sites.length, most); columns++) {
      layouts.push(...divided(sites, room, form, columns, need))
    }
    const best = layouts.reduce<WallLayout | null>((a, b) => (a === null || size(b) > size(a) ? b : a), null)
    if (best !== null) return best
  }
  return null
}

/** Every way in which the sites fit side by side in so many columns. */
function divided(
  sites: readonly number[],
  room: WallRoom,
  form: (typeof FORMS)[number],
  columns: number,
  need: number,
): WallLayout[] {
  const { unit } = room
  const bounds = BOUNDS[form]
  const gap = GAPS.boxes * unit
  const across = (room.width - (columns - 1) * GAPS.columns * unit) / columns
  const label = form === 'plain' ? 0 : labelled(form, unit, need)
  const least = Math.max(bounds.minWidth * unit, bounds.minPx, label)
  const most = Math.max(bounds.maxWidth * unit, 1.25 * label)
  const fitting = Math.floor((across + gap) / (least + gap))
  const layouts: WallLayout[] = []
  for (let perRow = 1; perRow <= Math.min(fitting, Math.max(...sites)); perRow++) {
    const width = Math.min((across - (perRow - 1) * gap) / perRow, most)
    const height = Math.min(heightOf(sites, room, columns, perRow), bounds.maxHeight * unit)
    if (height < Math.max(bounds.minHeight * unit, form === 'plain' ? bounds.minPx : MIN_TEXT)) continue
    layouts.push({ form, columns, perRow, ...proportioned(form, width, height), merged: true })
  }
  return layouts
}

/** How wide a cell is that has room for its label. */
function labelled(form: keyof typeof LABELS, unit: number, need: number): number {
  const { beside, units, px } = LABELS[form]
  return (beside + need) * Math.max(px, units * unit)
}

/** A line of the smallest text and its edges. */
const MIN_TEXT = 18

/** What a box may be high so that the sites, row by row, fill the room. */
function heightOf(sites: readonly number[], room: WallRoom, columns: number, perRow: number): number {
  const rowsOfSites = Math.ceil(sites.length / columns)
  let rows = 0
  for (let row = 0; row < rowsOfSites; row++) {
    rows += Math.ceil(Math.max(...sites.slice(row * columns, (row + 1) * columns)) / perRow)
  }
  const fixed = rowsOfSites * GAPS.head + (rowsOfSites - 1) * GAPS.rows + (rows - rowsOfSites) * GAPS.boxes
  return (room.height - fixed * room.unit) / rows
}

/** Plain cells are square; the others keep some proportion. */
function proportioned(form: WallForm, width: number, height: number) {
  if (form === 'plain') return { width: Math.min(width, height), height: Math.min(width, height) }
  return { width, height: Math.min(height, width * (form === 'named' ? 0.4 : 0.8)) }
}

/** The area, but a box that is far wider than high wastes its width. */
const size = ({ width, height }: WallLayout): number => Math.min(width, height * 5) * height

/** More than the screen has room for as cells of a fair size: the largest squares that still fit, all as one. */
function crowd(boxes: number, room: WallRoom): WallLayout {
  const gap = GAPS.boxes * room.unit
  const high = room.height - GAPS.head * room.unit
  let best = { perRow: 1, side: 0 }
  for (let perRow = 1; perRow <= boxes; perRow++) {
    const rows = Math.ceil(boxes / perRow)
    const side = Math.min((room.width + gap) / perRow, (high + gap) / rows) - gap
    if (side > best.side) best = { perRow, side }
  }
  return { form: 'plain', columns: 1, perRow: best.perRow, width: best.side, height: best.side, merged: true }
}
