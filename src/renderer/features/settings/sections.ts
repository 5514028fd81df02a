import type { IconName } from '../../ui/icon-paths'

/** The sections of the settings, in their order. */
export const SECTIONS = [
  'appearance',
  'offline',
  'figures',
  'notifications',
  'desktop',
  'data',
  'webhook',
  'receiver',
  'headquarters',
  'security',
  'updates',
  'file',
] as const

export type SectionId = (typeof SECTIONS)[number]

/** What only a station has: of headquarters, each of its sites. */
const AT_A_STATION: readonly SectionId[] = ['offline', 'receiver', 'headquarters', 'file']

/** The sections that there are, as far as it does not depend on the desktop around the window. */
export const sectionsAt = (isHeadquarters: boolean): readonly SectionId[] =>
  isHeadquarters ? SECTIONS.filter((id) => !AT_A_STATION.includes(id)) : SECTIONS

export const SECTION_ICONS: Readonly<Record<SectionId, IconName>> = {
  appearance: 'globe',
  offline: 'clock',
  figures: 'gauge',
  notifications: 'bell',
  webhook: 'hook',
  desktop: 'wall',
  data: 'disk',
  receiver: 'receiver',
  headquarters: 'external',
  security: 'shield',
  updates: 'download',
  file: 'copy',
}

export const sectionElement = (id: SectionId): HTMLElement | null => document.getElementById(`settings-${id}`)

/** Brings a section to the top of `scroller`, and moves nothing around it. */
export function scrollToSection(scroller: HTMLElement, id: SectionId): void {
  const section = sectionElement(id)
  if (section === null) return
  const top = section.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTo({ top: scroller.scrollTop + top })
}
