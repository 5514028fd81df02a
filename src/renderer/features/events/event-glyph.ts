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
}

/** The silhouette of the state an event led to. */
export const eventGlyph = ({ kind, to }: Pick<EventView, 'kind' | 'to'>): GlyphShape =>
  kind === 'address' ? 'ring' : (BY_STATE[to ?? ''] ?? 'ring')
