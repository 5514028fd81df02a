import { type RefObject, useLayoutEffect, useRef } from 'react'
import { glideFrom } from '../../ui/motion'
import { movesBetween, type Spots, spotsOf } from './moves'
import type { PlacedSection } from './section-rows'

/** Lets boxes that come to another section glide there from where they stood; many at once are simply there. */
export function useMoves(
  grid: RefObject<HTMLElement | null>,
  placed: readonly PlacedSection[],
  columns: number,
  rowHeight: number,
): void {
  const before = useRef<{ readonly spots: Spots; readonly columns: number }>(null)
  useLayoutEffect(() => {
    const was = before.current
    const spots = spotsOf(placed, columns, rowHeight)
    before.current = { spots, columns }
    const element = grid.current
    // In another number of columns all are elsewhere.
    if (was === null || was.columns !== columns || element === null) return
    const moves = movesBetween(was.spots, spots)
    if (moves.length === 0) return
    const column = element.clientWidth / columns
    // From beyond what is in sight it is enough to come in over the edge.
    const furthest = innerHeight
    for (const { id, columns: across, down } of moves) {
      const cell = element.querySelector(`[data-gateway="${CSS.escape(id)}"]`)
      if (cell) glideFrom(cell, across * column, Math.max(-furthest, Math.min(furthest, down)))
    }
  }, [grid, placed, columns, rowHeight])
}
