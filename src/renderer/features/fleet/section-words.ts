import type { Text } from '../../../shared/text/text'
import type { Grouping } from '../../store/fleet-look'
import type { FleetSection } from '../../store/sections'

/** What people call a section. */
export function sectionName({ kind, name }: FleetSection, grouping: Grouping, { sections }: Text): string {
  if (kind === 'attention') return sections.attention
  if (kind === 'all') return sections.all
  return name ?? (grouping === 'tag' ? sections.noTag : sections.noGroup)
}
