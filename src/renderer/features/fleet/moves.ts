import type { PlacedSection } from './section-rows'

/** Where a box stands in a grid: px from its top, and the column. */
export interface Spot {
  readonly section: string
  readonly column: number
  readonly top: number
}

export type Spots = ReadonlyMap<string, Spot>

/** Where each box stands, but for those in folded sections. */
export function spotsOf(placed: readonly PlacedSection[], columns: number, rowHeight: number): Spots {
  const spots = new Map<string, Spot>()
  for (const { section, isFolded, top } of placed)
    if (!isFolded && columns > 0)
      section.ids.forEach((id, place) => {
        const row = Math.floor(place / columns)
        spots.set(id, { section: section.key, column: place % columns, top: top + row * rowHeight })
      })
  return spots
}

/** How far back it was: in columns and px. */
export interface Move {
  readonly id: string
  readonly columns: number
  readonly down: number
}

/** More at once would be a flurry, and cost frames. */
const AT_ONCE = 12

/** The boxes that came to another section, each with the way back to where it was; none where they are many. */
export function movesBetween(before: Spots, now: Spots): readonly Move[] {
  const moves: Move[] = []
  for (const [id, spot] of now) {
    const was = before.get(id)
    if (was !== undefined && was.section !== spot.section)
      moves.push({ id, columns: was.column - spot.column, down: was.top - spot.top })
    if (moves.length > AT_ONCE) return []
  }
  return moves
}
