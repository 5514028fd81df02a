import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attentionPage, PAGE_TIME } from '../../../../src/renderer/features/fleet/wall/attention-page'
import { cellLabels } from '../../../../src/renderer/features/fleet/wall/cell-labels'

describe('the page of what needs attention', () => {
  it('is all of it while it fits', () => {
    expect(attentionPage(7, 7, 0)).toEqual({ first: 0, end: 7, others: 0 })
  })

  it('turns every 15 s, leaves room to say how many more there are, and begins anew', () => {
    expect(attentionPage(35, 13, 0)).toEqual({ first: 0, end: 12, others: 23 })
    expect(attentionPage(35, 13, PAGE_TIME - 1)).toEqual({ first: 0, end: 12, others: 23 })
    expect(attentionPage(35, 13, PAGE_TIME)).toEqual({ first: 12, end: 24, others: 23 })
    expect(attentionPage(35, 13, 2 * PAGE_TIME)).toEqual({ first: 23, end: 35, others: 23 })
    expect(attentionPage(35, 13, 3 * PAGE_TIME)).toEqual({ first: 0, end: 12, others: 23 })
  })

  it('leaves nobody out, however many there are and however small the screen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 40 }), (count, places) => {
        const shown = new Set<number>()
        for (let page = 0; page <= count; page++) {
          const { first, end, others } = attentionPage(count, places, page * PAGE_TIME)
          for (let at = first; at < end; at++) shown.add(at)
          expect(others).toBe(count - (end - first))
        }
        expect(shown.size).toBe(count)
      }),
    )
  })
})

describe('what a box is told by on the wall', () => {
  const numbered = (names: readonly string[], width = 47, unit = 1) => cellLabels(names, 'numbered', { width }, unit)

  it.each([
    [
      ['North gate 01', 'North gate 02', 'North gate 10'],
      ['01', '02', '10'],
    ],
    [
      ['A座大堂03', 'A座大堂12'],
      ['03', '12'],
    ],
    [
      ['HQATEVBAEC0123', 'HQATEVBAEC0124'],
      ['123', '124'],
    ],
    [
      ['Gate 1 east', 'Gate 2 east'],
      ['1', '2'],
    ],
    [
      ['Reception', 'Canteen', 'Gatehouse'],
      ['Rece', 'Cant', 'Gate'],
    ],
    [
      ['Tower A 1', 'Tower B 1', 'Tower A 2'],
      ['A 1', 'B 1', 'A 2'],
    ],
    [
      ['North 1', 'South 1', 'North 2', 'South 2'],
      ['N1', 'S1', 'N2', 'S2'],
    ],
    [
      ['东门', '西门'],
      ['东', '西'],
    ],
    [
      ['Gate', 'Gate 2'],
      ['Gate', '2'],
    ],
    [['Only one 07'], ['07']],
  ])('of %j is %j', (names, labels) => {
    expect(numbered(names)).toEqual(labels)
  })

  it('is the whole name where there is room for it, and else without what the site says', () => {
    const names = ['North gate 04', 'North gate 05']
    expect(cellLabels(names, 'named', { width: 230 }, 1)).toEqual(names)
    // As wide as the boxes of sixty are drawn on a usual screen.
    const longer = ['Logistics park 09', 'Tower A lobby 10']
    expect(cellLabels(longer, 'named', { width: 230 }, 1)).toEqual(longer)
    expect(cellLabels(names, 'named', { width: 150 }, 1)).toEqual(['#04', '#05'])
    expect(cellLabels(['Lobby east', 'Lobby west'], 'named', { width: 150 }, 1)).toEqual(['east', 'west'])
  })

  it('tells all numbered boxes of a site apart that two digits can, whatever they are called', () => {
    const site = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !/\d\s*$/.test(name))
    fc.assert(
      fc.property(site, fc.integer({ min: 2, max: 99 }), (name, count) => {
        const names = Array.from({ length: count }, (_, at) => `${name} ${String(at + 1).padStart(2, '0')}`)
        expect(new Set(numbered(names, 40)).size).toBe(count)
      }),
      { numRuns: 50 },
    )
  })

  it('is never nothing, and of each box one', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 }), (names) => {
        const labels = numbered(names)
        expect(labels).toHaveLength(names.length)
        expect(labels.every((label, at) => label !== '' || names[at] === '')).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
