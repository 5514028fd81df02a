import type { KeyboardEvent, MouseEvent } from 'react'
import { useStores } from '../../../store/context'
import { nextPlace } from '../next-place'
import type { useGridControl } from '../use-grid-control'

interface Rows {
  readonly grid: ReturnType<typeof useGridControl>
  readonly ids: readonly string[]
  readonly active: number
  readonly columns: number
}

/** A grid of rows that can be selected: Space, Ctrl-click and the ticks take one, Shift takes all up to it. */
export function useRowControl({ grid, ids, active, columns }: Rows) {
  const { view } = useStores()
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    const row = target.closest<HTMLElement>('[data-place]')
    const id = ids[Number(row?.dataset['place'] ?? -1)]
    if (id === undefined) return
    if (event.shiftKey) {
      event.preventDefault()
      return view.extendSelection(id, ids)
    }
    // The tick acts for itself.
    if (target.closest('label') !== null) return
    if (event.ctrlKey || event.metaKey) return view.toggleSelected(id)
    grid.onClick(event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = ids[active]
    const onRow = event.target instanceof Element && event.target.matches('[data-place]')
    if (!onRow || id === undefined) return
    if (event.key === ' ') {
      event.preventDefault()
      return view.toggleSelected(id)
    }
    if (event.key === 'Escape') return view.clearSelection()
    const to = nextPlace(event.key, active, 1, ids.length)
    const next = to === null ? undefined : ids[to]
    if (event.shiftKey && next !== undefined) extend(id, next)
    grid.onKeyDown(event)
  }
  const extend = (from: string, to: string) => {
    if (view.state.getState().selection.anchor === null) view.toggleSelected(from)
    view.extendSelection(to, ids)
  }
  const counts = { 'aria-rowcount': ids.length + 1, 'aria-colcount': columns + 2 }
  return { ...grid, ...counts, 'aria-multiselectable': true, onClick, onKeyDown }
}
