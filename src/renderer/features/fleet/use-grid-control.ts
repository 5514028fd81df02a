import type { KeyboardEvent, MouseEvent, RefObject } from 'react'
import { nextPlace } from './next-place'
import { useGridFocus } from './use-grid-focus'
import { deviceAt } from './use-open-box'

interface Grid {
  readonly element: RefObject<HTMLElement | null>
  readonly count: number
  /** 0 until it is known. */
  readonly columns: number
  /** The place that Tab leads to. */
  readonly active: number
  /** Whether to take the focus at once, because the user comes back to it. */
  readonly focusFirst: boolean
  /** Whether it is this grid that takes the focus when the fleet is asked to; so if not said. */
  readonly answers?: boolean
  readonly onMove: (place: number) => void
  /** `device`: its sub-device that was clicked on. */
  readonly onOpen: (place: number, device?: string) => void
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
  answers = true,
  next = (key) => nextPlace(key, active, columns, count),
  rowCount,
  onMove,
  onOpen,
  reveal,
}: Grid) {
  const focus = useGridFocus({
    ready: columns > 0 && count > 0,
    answers,
    focusFirst,
    box: () => element.current?.querySelector<HTMLElement>(`[data-place="${active}"]`) ?? null,
    reveal: () => reveal(active),
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isOnButton(event)) return onOpen(active)
    const place = next(event.key)
    if (place === null) return
    event.preventDefault()
    focus.want()
    onMove(place)
  }
  const onClick = (event: MouseEvent) => {
    if (isOnButton(event)) return
    const cell = (event.target as Element).closest<HTMLElement>('[data-place]')
    if (cell) onOpen(Number(cell.dataset['place']), deviceAt(event.target))
  }
  const rows = rowCount ?? (columns === 0 ? 0 : Math.ceil(count / columns))
  return { role: 'grid', 'aria-rowcount': rows, 'aria-colcount': columns, onKeyDown, onClick, ...focus.handlers }
}

/** A button inside a cell acts for itself. */
const isOnButton = ({ target }: { readonly target: EventTarget }): boolean =>
  target instanceof Element && target.closest('button') !== null
