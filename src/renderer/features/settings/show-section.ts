import { type SectionId, sectionElement } from './sections'

/** As often as it is looked for: what it needs to be drawn may have to be asked for first. */
const TRIES = 60

/** Brings a section of the settings into sight once it is drawn, with the focus on what comes first in it. */
export function showSection(id: SectionId, tries = TRIES): void {
  const section = sectionElement(id)
  if (section === null) {
    if (tries > 0) requestAnimationFrame(() => showSection(id, tries - 1))
    return
  }
  section.scrollIntoView({ block: 'start' })
  section.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true })
}
