import type { EventView } from '../../../shared/contract/views'
import type { GlyphShape } from '../../ui/Glyph'

const BY_STATE: Readonly<Record<string, GlyphShape>> = {
  online: 'disc',
  ok: 'disc',
  late: 'clock',
  offline: 'cross',
  fault: 'warning',
  missing: 'dashes',
  unobserved: 'dashes',
  expected: 'dashes',
  muted: 'bars',
}

const BY_KIND: Partial<Record<EventView['kind'], GlyphShape>> = {
  address: 'ring',
  'reported-status': 'ring',
  'software-version': 'ring',
  'auth-code': 'ring',
  period: 'ring',
  restart: 'ring',
  'device-renamed': 'ring',
  'device-moved': 'ring',
}

/** The silhouette of the state an event led to. */
export const eventGlyph = ({ kind, to }: Pick<EventView, 'kind' | 'to'>): GlyphShape =>
  BY_KIND[kind] ?? BY_STATE[to ?? ''] ?? (kind.endsWith('appeared') ? 'disc' : 'ring')
