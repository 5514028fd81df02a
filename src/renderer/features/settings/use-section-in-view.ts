import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { SECTIONS, type SectionId, scrollToSection, sectionElement } from './sections'

/** A section counts as read once its head is this close to the top. */
const READ_AT = 120

/** By which somebody moves on from what they chose. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * The section that is chosen or worked in, else the one that is being read while `scroller` scrolls; and how one is
 * chosen. Where the last ones are all in sight no scrolling brings them to the top: they have to be remembered.
 */
export function useSectionInView(
  scroller: RefObject<HTMLElement | null>,
): readonly [current: SectionId, choose: (id: SectionId) => void] {
  const [current, setCurrent] = useState<SectionId>(SECTIONS[0])
  const isChosen = useRef(false)
  const mark = useCallback((id: SectionId) => {
    isChosen.current = true
    setCurrent(id)
  }, [])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      if (!isChosen.current) setCurrent(sectionAt(element))
    }
    const release = () => {
      isChosen.current = false
    }
    const workIn = ({ target }: FocusEvent) => {
      const id = SECTIONS.find((section) => sectionElement(section)?.contains(target as Node))
      if (id !== undefined) mark(id)
    }
    const ending = new AbortController()
    const heard = { passive: true, signal: ending.signal } as const
    element.addEventListener('scroll', look, heard)
    element.addEventListener('focusin', workIn, heard)
    for (const move of MOVES) element.addEventListener(move, release, { ...heard, capture: true })
    return () => ending.abort()
  }, [scroller, mark])
  const choose = (id: SectionId) => {
    mark(id)
    if (scroller.current) scrollToSection(scroller.current, id)
  }
  return [current, choose]
}

function sectionAt(scroller: HTMLElement): SectionId {
  const top = scroller.getBoundingClientRect().top
  const read = SECTIONS.filter(
    (id) => (sectionElement(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) - top < READ_AT,
  )
  return read.at(-1) ?? SECTIONS[0]
}
