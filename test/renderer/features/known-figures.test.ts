import { describe, expect, it } from 'vitest'
import { type Asked, withKnownFigures } from '../../../src/renderer/features/reports/known-figures'
import type { AvailabilityView, ExportPreview } from '../../../src/shared/contract/export-views'
import { minutes } from '../../../src/shared/time/millis'

const FIGURES = { availability: 99 } as AvailabilityView
const preview = (figures: AvailabilityView | null) => ({ figures, worst: [] as const }) as unknown as ExportPreview
const ASKED = { kind: 'availability', from: 0, to: minutes(60), site: 'east' } as Asked

/** The figures that are shown at once for another question. */
const shown = (next: Partial<Asked>) =>
  withKnownFigures(preview(null), { ...ASKED, ...next }, { preview: preview(FIGURES), asked: ASKED }).figures

describe('until the key figures of a range are there', () => {
  it('those of a minute ago are shown, whatever the file is to be', () => {
    expect(shown({ from: minutes(1), to: minutes(61) })).toBe(FIGURES)
    expect(shown({ kind: 'events', bom: true, language: 'zh' })).toBe(FIGURES)
  })

  it.each<Partial<Asked>>([
    { to: minutes(90) },
    { site: 'west' },
    { group: 'North gate' },
    { gateways: ['a'] },
    { leaveOutMuted: true },
    { target: 90 },
  ])('none of another range or of other boxes are: %o', (next) => {
    expect(shown(next)).toBeNull()
  })
})
