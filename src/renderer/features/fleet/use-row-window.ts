import { type RefObject, useEffect, useState } from 'react'

/** The rows from `first` up to and without `end` are worth drawing. */
export interface RowWindow {
  readonly first: number
  readonly end: number
}

/** Rows drawn beyond the visible ones, so that scrolling does not meet blank ground. */
const OVERSCAN = 2

/** Which rows of equal height are in sight of a scrolling element. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rowHeight: number, rows: number): RowWindow {
  const [seen, setSeen] = useState<RowWindow>({ first: 0, end: 12 })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - OVERSCAN)
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + OVERSCAN
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])
  const end = Math.min(seen.end, rows)
  return { first: Math.min(seen.first, end), end }
}
