import { type FocusEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { cellIdOf } from './use-cell-control'

/** The cell that is told of, and where it stands on the screen. */
export interface CellTipOf {
  readonly id: string
  readonly anchor: DOMRect
}

const DELAY_MS = 300

/** Which cell to tell of: the one under the pointer after a moment, the focused one at once. */
export function useCellTip(element: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<CellTipOf | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const show = (target: EventTarget, delay: number) => {
    clearTimeout(timer.current)
    const id = cellIdOf(target)
    if (id === null) return setOpen(null)
    const open = () => {
      const cell = element.current?.querySelector(`[data-gateway="${CSS.escape(id)}"]`)
      if (cell) setOpen({ id, anchor: cell.getBoundingClientRect() })
    }
    if (delay === 0) open()
    else timer.current = setTimeout(open, delay)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setOpen(null)
  }
  const handlers = {
    onPointerOver: ({ target }: PointerEvent) => show(target, open === null ? DELAY_MS : 0),
    onPointerLeave: hide,
    onFocusCapture: ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) show(target, 0)
    },
    onBlurCapture: hide,
    onWheel: hide,
  }
  return { open, handlers }
}
