import { describe, expect, it, vi } from 'vitest'
import { type Offers, paletteEntries } from '../../../src/renderer/features/palette/palette-entries'
import type { Deeds } from '../../../src/renderer/features/palette/use-deeds'
import { en } from '../../../src/shared/text/en'
import { gateway } from '../gateways'

/** Deeds that only remember that they were done. */
const remembered = () => {
  const done: string[] = []
  const deeds = new Proxy({} as Deeds, {
    get: (_, name: string) => {
      if (name === 'waitsFor') return () => true
      if (name === 'webPage') return () => 'http://10.0.0.1/'
      return vi.fn((...given: unknown[]) => void done.push(`${name} ${given.map(asWord).join(' ')}`.trim()))
    },
  })
  return { done, deeds }
}

const asWord = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : JSON.stringify(given)

const offers = (otherwise: Partial<Offers> = {}): Offers => ({
  text: en,
  deeds: remembered().deeds,
  groups: ['North gate', 'Depot'],
  waiting: 3,
  fleetMuted: false,
  isFiltering: false,
  removed: [],
  ...otherwise,
})

const boxes = [
  gateway('a', { name: 'North gate 1', group: 'North gate' }),
  gateway('b', { name: 'Canteen', presence: 'offline', muted: true }),
]

const labels = (query: string, otherwise: Partial<Offers> = {}) =>
  paletteEntries(boxes, query, offers(otherwise)).map((entry) =>
    entry.kind === 'gateway' ? entry.gateway.id : entry.label,
  )

describe('the palette', () => {
  it('offers boxes first, then what can be done with those that are meant, then with their group', () => {
    expect(labels('north')).toEqual([
      'a',
      'Mute North gate 1 for 1 h',
      'Acknowledge North gate 1',
      'Rename North gate 1',
      'Tags of North gate 1',
      'Group of North gate 1',
      'Note on North gate 1',
      'Open the web page of North gate 1',
      'Export North gate 1',
      'Remove North gate 1',
      'Show only North gate',
      'Mute North gate for 1 h',
      'Export North gate',
    ])
  })

  it('offers to end what is on', () => {
    expect(labels('canteen')).toContain('End the mute of Canteen')
    expect(labels('mute', { fleetMuted: true })).toContain('End the mute of all boxes')
    expect(labels('clear', { isFiltering: true })).toEqual(['Clear all filters'])
    expect(labels('bring', { removed: [{ id: 'x', name: 'Old box' }] })).toEqual(['Bring back Old box'])
  })

  it.each([
    ['density table', 'changeLook {"density":"table"}'],
    ['sort name', 'changeLook {"sort":{"by":"name","reversed":false}}'],
    ['group: by tag', 'changeLook {"grouping":"tag"}'],
    ['acknowledge all', 'acknowledgeAll'],
    ['mute all boxes 8', 'muteFleet 8'],
    ['go to receiver', 'showScreen "receiver"'],
    ['shortcuts', 'showHelp'],
    ['remove canteen', 'ask "remove" b'],
    ['rename north', 'ask "rename" a'],
    ['juggle canteen', null],
    ['show only depot', 'showOnly "Depot"'],
  ])('“%s” does %s', (query, deed) => {
    const { done, deeds } = remembered()
    const [first] = paletteEntries(boxes, query, offers({ deeds })).filter(({ kind }) => kind === 'command')
    if (first?.kind === 'command') first.run()
    expect(done[0] ?? null).toBe(deed)
  })
})
