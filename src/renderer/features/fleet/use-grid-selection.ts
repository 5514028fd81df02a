import type { KeyboardEvent, MouseEvent } from 'react'
import { useStores } from '../../store/context'

interface Grid {
  /** The ids of the boxes by place. */
  readonly ids: readonly string[]
  readonly active: number
  /** Where a key leads from the active place. */
  readonly next: (key: string) => number | null
}

/**
 * How boxes of a grid are selected: Space and Ctrl-click take one more or less, Shift with an arrow or a click takes all
 * up to it. Each handler answers whether it took the event for itself.
 */
export function useGridSelection({ ids, active, next }: Grid) {
  const { view } = useStores()
  const extendTo = (id: string) => {
    const from = ids[active]
    if (view.state.getState().selection.anchor === null && from !== undefined) view.select([from])
    view.extendSelection(id, ids)
  }
  return {
    onClick: (event: MouseEvent): boolean => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
      const id = ids[Number(cell?.dataset['place'] ?? -1)]
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey
      if (id === undefined || isPlain) return false
      event.preventDefault()
      if (event.shiftKey) extendTo(id)
      else view.toggleSelected(id)
      view.setActive(id)
      return true
    },
    onKeyDown: (event: KeyboardEvent): boolean => {
      const isOnCell = event.target instanceof Element && event.target.matches('[data-place]')
      const id = ids[active]
      if (!isOnCell || id === undefined) return false
      if (event.key === ' ' && !event.ctrlKey && !event.altKey) {
        event.preventDefault()
        view.toggleSelected(id)
        return true
      }
      const to = event.shiftKey ? next(event.key) : null
      const reached = to === null ? undefined : ids[to]
      // The grid moves there as it does without Shift.
      if (reached !== undefined) extendTo(reached)
      return false
    },
  }
}
