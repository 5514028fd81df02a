import { type RefObject, useEffect, useState } from 'react'
import { SECTIONS, type SectionId, sectionElement } from './sections'

/** A section counts as read once its head is this close to the top. */
const READ_AT = 120

/** The section that is being read while `scroller` scrolls; at its end the last one, however short. */
export function useSectionInView(scroller: RefObject<HTMLElement | null>): SectionId {
  const [current, setCurrent] = useState<SectionId>(SECTIONS[0])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => setCurrent(sectionAt(element))
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])
  return current
}

function sectionAt(scroller: HTMLElement): SectionId {
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
  if (isAtEnd && scroller.scrollTop > 0) return SECTIONS.at(-1) ?? SECTIONS[0]
  const top = scroller.getBoundingClientRect().top
  const read = SECTIONS.filter(
    (id) => (sectionElement(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) - top < READ_AT,
  )
  return read.at(-1) ?? SECTIONS[0]
}
