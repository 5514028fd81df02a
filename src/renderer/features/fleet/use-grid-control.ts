import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react'
import { nextPlace } from './next-place'

interface Grid {
  readonly element: RefObject<HTMLElement | null>
  readonly count: number
  /** 0 until it is known. */
  readonly columns: number
  /** The place that Tab leads to. */
  readonly active: number
  /** Whether to take the focus at once, because the user comes back to it. */
  readonly focusFirst: boolean
  readonly onMove: (place: number) => void
  readonly onOpen: (place: number) => void
  /** Where a key leads from the active place; a plain grid filled row by row if not said. */
  readonly next?: (key: string) => number | null
  /** How many rows there are, where it is no plain grid. */
  readonly rowCount?: number
  /** Brings a place that is not drawn into sight. */
  readonly reveal: (place: number) => void
}

/**
 * How a grid with one tab stop is used: arrows, Home and End move; Enter or a click opens. Places carry `data-place`.
 * Spread what it answers on the element.
 */
export function useGridControl({
  element,
  count,
  columns,
  active,
  focusFirst,
  next = (key) => nextPlace(key, active, columns, count),
  rowCount,
  onMove,
  onOpen,
  reveal,
}: Grid) {
  const wantsFocus = useRef(focusFirst)

  // A place out of sight is drawn only after it was scrolled to: so the focus follows the drawing.
  useEffect(() => {
    if (!wantsFocus.current || columns === 0) return
    const cell = element.current?.querySelector<HTMLElement>(`[data-place="${active}"]`)
    if (!cell) {
      reveal(active)
      return
    }
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isOnButton(event)) return onOpen(active)
    const place = next(event.key)
    if (place === null) return
    event.preventDefault()
    wantsFocus.current = true
    onMove(place)
  }
  const onClick = (event: MouseEvent) => {
    if (isOnButton(event)) return
    const cell = (event.target as Element).closest<HTMLElement>('[data-place]')
    if (cell) onOpen(Number(cell.dataset['place']))
  }
  const rows = rowCount ?? (columns === 0 ? 0 : Math.ceil(count / columns))
  return { role: 'grid', 'aria-rowcount': rows, 'aria-colcount': columns, onKeyDown, onClick }
}

/** A button inside a cell acts for itself. */
const isOnButton = ({ target }: { readonly target: EventTarget }): boolean =>
  target instanceof Element && target.closest('button') !== null
