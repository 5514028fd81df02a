import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorsAt, layoutOf, lineAt, topFor } from '../../../src/renderer/ui/list-anchor'

const line = (key: string, height = 36) => ({ key, height })

describe('what is read in a list', () => {
  const before = layoutOf([line('day', 40), line('a'), line('b'), line('c'), line('d')])

  it('is found by its distance from the top', () => {
    expect([0, 39, 40, 75, 76, 1000].map((top) => lineAt(before, top))).toEqual([0, 0, 1, 1, 2, 4])
    expect(lineAt(layoutOf([]), 10)).toBe(0)
  })

  it('stays where it is when lines come and go above it, also between it and the head of its day', () => {
    const isHead = (key: string) => key === 'day'
    const anchors = anchorsAt(before, 50, isHead)
    const after = layoutOf([line('day', 40), line('new'), line('a'), line('b'), line('c'), line('d')])
    expect(topFor(after, anchors)).toBe(86)
    expect(topFor(layoutOf([line('c'), line('d')]), anchors)).toBe(0)
    expect(topFor(layoutOf([line('z'), line('y')]), anchors)).toBeNull()
  })

  it('is the first line that is left, whatever was taken and added', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(keys, keys, fc.nat(1500), (old, next, top) => {
        const [from, to] = [old, next].map((all) =>
          layoutOf([...all].sort((a, b) => a - b).map((key) => line(`${key}`, 20 + (key % 3) * 10))),
        )
        if (from === undefined || to === undefined) throw new Error('two lists')
        const anchors = anchorsAt(from, top, () => false)
        const kept = anchors.find(({ key }) => to.keys.includes(key))
        const found = topFor(to, anchors)
        const start = kept === undefined ? 0 : (to.starts[to.keys.indexOf(kept.key)] ?? 0)
        expect(found).toBe(kept === undefined ? null : Math.max(0, start - kept.offset))
      }),
    )
  })
})
