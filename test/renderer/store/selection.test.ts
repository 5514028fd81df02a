import { describe, expect, it } from 'vitest'
import { extendedTo, NO_SELECTION, selectedAmong, selectionOf, toggledIn } from '../../../src/renderer/store/selection'

const ORDER = ['a', 'b', 'c', 'd', 'e']

describe('the selection', () => {
  it('takes one box more or less, and counts a range from the last', () => {
    const two = toggledIn(toggledIn(NO_SELECTION, 'b'), 'd')
    expect([...two.ids]).toEqual(['b', 'd'])
    expect(two.anchor).toBe('d')
    expect([...toggledIn(two, 'b').ids]).toEqual(['d'])
  })

  it('extends both ways from where it began, as often as one likes', () => {
    const begun = toggledIn(NO_SELECTION, 'c')
    const down = extendedTo(begun, 'e', ORDER)
    expect([...down.ids]).toEqual(['c', 'd', 'e'])
    expect([...extendedTo(down, 'a', ORDER).ids]).toEqual(['a', 'b', 'c'])
  })

  it('begins anew where its beginning is no longer shown', () => {
    const begun = toggledIn(NO_SELECTION, 'gone')
    expect(extendedTo(begun, 'b', ORDER)).toEqual(selectionOf(['b']))
  })

  it('is never about a box that is not shown', () => {
    expect(selectedAmong(selectionOf(['e', 'hidden', 'a']), ORDER)).toEqual(['a', 'e'])
  })
})
