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
