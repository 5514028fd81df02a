import type { AnnouncementView } from '../../../shared/contract/alert-views'
import type { IncidentKind } from '../../../shared/model/incident'
import type { GlyphShape } from '../../ui/Glyph'

const BY_KIND: Readonly<Record<IncidentKind, GlyphShape>> = {
  'gateway-offline': 'cross',
  'gateway-fault': 'warning',
  'device-offline': 'cross',
  'device-missing': 'dashes',
  'receiver-silent': 'cross',
  'site-link-down': 'cross',
  'site-refused': 'warning',
  'engine-unreachable': 'cross',
  'engine-fell': 'warning',
}

/** The silhouette of bad news. */
export const incidentGlyph = (kind: IncidentKind): GlyphShape => BY_KIND[kind]

/** The silhouette of an announcement: of its first bad news, or of being well. */
export function alertGlyph({ items }: Pick<AnnouncementView, 'items'>): GlyphShape {
  const bad = items.find(({ news }) => news !== 'recovery')
  return bad === undefined ? 'disc' : incidentGlyph(bad.kind)
}
