import { describe, expect, it } from 'vitest'
import { keyFigures } from '../../../src/renderer/features/reports/key-figures'
import type { AvailabilityView } from '../../../src/shared/contract/export-views'
import { en } from '../../../src/shared/text/en'

const FIGURES: AvailabilityView = {
  availability: null,
  devicesAvailability: null,
  target: 99.5,
  boxes: 26,
  observed: 0,
  belowTarget: 0,
  incidents: 0,
  meanRecoverySeconds: null,
  longestOutage: null,
}
const words = (figures: AvailabilityView | null) =>
  keyFigures(figures, 99.5, en).map(({ value, aside }) => `${value} ${aside}`)

describe('the key figures of a range', () => {
  it('say of a range in which nothing was observed that it was not, and not that nothing happened', () => {
    expect(words(FIGURES)).toEqual(['– target 99.5%', '– not observed', '– not observed', '– not observed'])
    expect(words(null)[3]).toBe('… ')
  })

  it('say that nothing happened where somebody looked', () => {
    const well = { ...FIGURES, availability: 100, observed: 25 }
    expect(words(well)).toEqual(['100.00% target 99.5%', '0 of 25 observed, 26 in all', '0 no outage', '– no outage'])
  })
  it('say that something has not ended only where there is something', () => {
    expect(words({ ...FIGURES, availability: 90, observed: 25, incidents: 1 })[2]).toBe('1 none has ended')
  })

  it('call a box so that it can be read, whatever it makes of its name', () => {
    const longestOutage = { gateway: 'a', name: 'North\u202Eetag', seconds: 60 }
    expect(words({ ...FIGURES, availability: 90, observed: 25, longestOutage })[3]).toBe('1 min Northetag')
  })
})
