import { type RefObject, useEffect, useState } from 'react'

/** A stretch of a scrolling element's content, in px from its top. */
export interface Sight {
  readonly from: number
  readonly to: number
}

/** What is in sight of a scrolling element, with `beyond` more on either side; in steps of `step`, all in px. */
export function useSight(scroller: RefObject<HTMLElement | null>, step: number, beyond: number): Sight {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 12 * step })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      const from = Math.floor(element.scrollTop / step) * step - beyond
      const to = Math.ceil((element.scrollTop + element.clientHeight) / step) * step + beyond
      setSight((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, step, beyond])
  return sight
}
