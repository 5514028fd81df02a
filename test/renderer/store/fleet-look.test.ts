import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  changedLook,
  defaultLook,
  type SizeClass,
  sizeClassAfter,
  sizeClassOf,
  sortedBy,
} from '../../../src/renderer/store/fleet-look'
import { createView } from '../../../src/renderer/store/view'

const kept = (initial: Record<string, string> = {}) => {
  const items = new Map(Object.entries(initial))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  })
}
afterEach(() => vi.unstubAllGlobals())

describe('how a fleet is drawn', () => {
  it.each([
    [0, 'cards', 'none'],
    [12, 'cards', 'none'],
    [13, 'cards', 'group'],
    [80, 'cards', 'group'],
    [81, 'compact', 'group'],
    [2000, 'compact', 'group'],
  ] as const)('is by default for %i boxes %s by %s', (boxes, density, grouping) => {
    expect(defaultLook(sizeClassOf(boxes))).toMatchObject({ density, grouping })
  })

  it('grows at once and shrinks only once it is clearly smaller, so that no box at a border turns it over', () => {
    const through = (...counts: number[]) => {
      let size: SizeClass | null = null
      return counts.map((boxes) => {
        size = sizeClassAfter(size, boxes)
        return size
      })
    }
    expect(through(12, 13, 12, 13, 11, 10)).toEqual(['few', 'some', 'some', 'some', 'some', 'few'])
    expect(through(80, 81, 73, 72)).toEqual(['some', 'many', 'many', 'some'])
    expect(through(150, 151, 136, 135)).toEqual(['many', 'most', 'most', 'many'])
    expect(through(600, 6, 600)).toEqual(['most', 'few', 'most'])
  })

  it('chosen before the fleet is known is kept for the size that it then has', () => {
    kept()
    const view = createView()
    view.changeLook(null, { density: 'table' })
    view.changeLook(null, { grouping: 'tag' })
    expect(view.state.getState().looks.few.density).toBe('cards')
    view.settleLook('most')
    expect(view.state.getState().looks.most).toMatchObject({ density: 'table', grouping: 'tag' })
    expect(view.state.getState().looks.few).toEqual(defaultLook('few'))
    view.changeLook('most', { density: 'cards' })
    view.settleLook('most')
    expect(view.state.getState().looks.most.density).toBe('cards')
  })

  it('leads back from the wall to where it was', () => {
    const wall = changedLook(changedLook(defaultLook('few'), { density: 'table' }), { density: 'wall' })
    expect(wall).toMatchObject({ density: 'wall', besideWall: 'table' })
  })

  it('turns round when the same key is chosen again', () => {
    const byName = sortedBy(defaultLook('few').sort, 'name')
    expect(byName).toEqual({ by: 'name', reversed: false })
    expect(sortedBy(byName, 'name')).toEqual({ by: 'name', reversed: true })
    expect(sortedBy(sortedBy(byName, 'name'), 'ip')).toEqual({ by: 'ip', reversed: false })
  })

  it('is remembered for each size of fleet, across a reload', () => {
    kept()
    const view = createView()
    view.changeLook('some', { density: 'table' })
    view.toggleSection('some', 'group:Gate')
    const { looks } = createView().state.getState()
    expect(looks.some).toMatchObject({ density: 'table', collapsed: ['group:Gate'] })
    expect(looks.few.density).toBe('cards')
  })

  it.each(['no json', '[]', 'null', '{"some":7}', '{"some":{"density":"huge","sort":null,"collapsed":{}}}'])(
    'is as by default where %s was remembered',
    (text) => {
      kept({ 'fogwatch.fleet-looks': text })
      expect(createView().state.getState().looks.some).toEqual(defaultLook('some'))
    },
  )
})
