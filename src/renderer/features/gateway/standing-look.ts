import type { DeviceStatus } from '../../../shared/model/gateway'
import type { Standing } from '../../store/standing'
import type { GlyphShape, Tone } from '../../ui/Glyph'

/** The silhouette of each state. */
export const standingGlyph: Readonly<Record<Standing, GlyphShape>> = {
  online: 'disc',
  late: 'clock',
  offline: 'cross',
  abnormal: 'warning',
  muted: 'bars',
  expected: 'dashes',
  unobserved: 'dashes',
}

/** The colours of each state. */
export const standingTone: Readonly<Record<Standing, Tone>> = {
  online: 'ok',
  late: 'late',
  offline: 'off',
  abnormal: 'abn',
  muted: 'mute',
  expected: 'unk',
  unobserved: 'unk',
}

/** The silhouette of a sub-device's state. */
export const deviceGlyph: Readonly<Record<DeviceStatus, GlyphShape>> = {
  online: 'disc',
  offline: 'cross',
  missing: 'dashes',
  unknown: 'ring',
}
