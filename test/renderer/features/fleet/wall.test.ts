import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attentionPage, PAGE_TIME } from '../../../../src/renderer/features/fleet/wall/attention-page'
import { cellNumber, digitsIn, nameInSite } from '../../../../src/renderer/features/fleet/wall/cell-number'

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

describe('a numbered cell', () => {
  it.each([
    ['North gate 04', 3, '04'],
    ['A座大堂03', 2, '03'],
    ['Gate 112', 0, '112'],
    ['HQATEVBAEC0123', 0, '123'],
    ['SN-2007', 0, '07'],
    ['04 North', 5, '04'],
    ['Reception', 5, '6'],
  ])('of %s at place %i shows %s', (name, place, number) => {
    expect(cellNumber(name, place, 3)).toBe(number)
  })

  it('shows as many digits as have room', () => {
    expect(digitsIn(31, 0.71)).toBe(2)
    expect(digitsIn(48, 1)).toBe(3)
    expect(cellNumber('Gate 112', 0, 2)).toBe('12')
    expect(cellNumber('Reception', 122, 2)).toBe('23')
  })
})

describe('a name under its site', () => {
  it.each([
    ['North gate 04', 'North gate', '#04'],
    ['A座大堂03', 'A座大堂', '#03'],
    ['North gate', 'North gate', 'North gate'],
    ['Reception', 'North gate', 'Reception'],
    ['Reception', null, 'Reception'],
  ])('of %s in %s is %s', (name, site, shown) => {
    expect(nameInSite(name, site)).toBe(shown)
  })
})
