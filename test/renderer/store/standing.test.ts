import { describe, expect, it } from 'vitest'
import { countStandings, standingOf } from '../../../src/renderer/store/standing'
import { gateway } from '../gateways'

const ill = { active: true, description: 'Storage write failed', since: null }

describe('how a gateway is shown', () => {
  it.each([
    ['online', gateway('a')],
    ['abnormal', gateway('a', { fault: ill })],
    ['abnormal', gateway('a', { presence: 'late', fault: ill })],
    ['offline', gateway('a', { presence: 'offline', fault: ill })],
    ['muted', gateway('a', { presence: 'offline', muted: true })],
    ['unobserved', gateway('a', { presence: 'unobserved', fault: ill })],
    ['expected', gateway('a', { presence: 'expected' })],
  ])('is %s', (standing, shown) => expect(standingOf(shown)).toBe(standing))

  it('counts every gateway once', () => {
    const counts = countStandings([
      gateway('a'),
      gateway('b', { fault: ill }),
      gateway('c', { muted: true, fault: ill }),
    ])
    expect(counts).toEqual({ online: 1, abnormal: 1, muted: 1, offline: 0, late: 0, unobserved: 0, expected: 0 })
  })
})
