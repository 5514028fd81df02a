import type { KeyboardEvent, MouseEvent } from 'react'
import { nextPlace } from '../next-place'
import type { useGridControl } from '../use-grid-control'
import { useGridSelection } from '../use-grid-selection'

interface Rows {
  readonly grid: ReturnType<typeof useGridControl>
  readonly ids: readonly string[]
  readonly active: number
  readonly columns: number
}

/** A grid of whole rows: one place a row, beneath a head that is a row too. */
export function useRowControl({ grid, ids, active, columns }: Rows) {
  const selection = useGridSelection({ ids, active, next: (key) => nextPlace(key, active, 1, ids.length) })
  const onClick = (event: MouseEvent) => {
    if (selection.onClick(event)) return
    // The tick acts for itself.
    if ((event.target as Element).closest('label') === null) grid.onClick(event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnRow = event.target instanceof Element && event.target.matches('[data-place]')
    if (isOnRow && !selection.onKeyDown(event)) grid.onKeyDown(event)
  }
  const counts = { 'aria-rowcount': ids.length + 1, 'aria-colcount': columns + 2 }
  return { ...grid, ...counts, 'aria-multiselectable': true, onClick, onKeyDown }
}
