import type { Text } from '../../../shared/text/text'
import type { Grouping } from '../../store/fleet-look'
import type { FleetSection } from '../../store/sections'

/** What people call a section. @param sites what they call sites, by id */
export function sectionName(
  { kind, name }: FleetSection,
  grouping: Grouping,
  { sections }: Text,
  sites: ReadonlyMap<string, string>,
): string {
  if (kind === 'attention') return sections.attention
  if (kind === 'all') return sections.all
  if (grouping === 'site' && name !== null) return sites.get(name) ?? name
  return name ?? (grouping === 'tag' ? sections.noTag : sections.noGroup)
}
