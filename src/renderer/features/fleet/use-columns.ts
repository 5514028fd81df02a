import { type RefObject, useLayoutEffect, useState } from 'react'

/** How many columns of at least `minWidth` fit into an element with `gap` between them; 0 until it is measured. */
export function useColumns(ref: RefObject<HTMLElement | null>, minWidth: number, gap: number): number {
  const [columns, setColumns] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => setColumns(Math.max(1, Math.floor((element.clientWidth + gap) / (minWidth + gap))))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, minWidth, gap])
  return columns
}
