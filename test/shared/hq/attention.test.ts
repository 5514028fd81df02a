import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Attention } from '../../../src/shared/hq/attention'

const change = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map(String),
  to: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
})

test('it lists the worst, as many as there is room for, and says each change once', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), fc.integer({ min: 1, max: 8 }), (changes, limit) => {
      const attention = new Attention(3, limit)
      const truth = new Map<string, number>()
      const told = new Set<string>()
      for (const { id, to } of changes) {
        const { entered, left } = attention.change(id, truth.get(id) ?? null, to)
        if (to === null) truth.delete(id)
        else truth.set(id, to)
        for (const one of left) expect(told.delete(one)).toBe(true)
        for (const one of entered) {
          expect(told.has(one)).toBe(false)
          told.add(one)
        }
        expect(new Set(attention)).toEqual(told)
        expect(attention.size).toBe(Math.min(limit, truth.size))
        expect(attention.total).toBe(truth.size)
        for (const one of told) expect(attention.has(one)).toBe(true)
        const waiting = [...truth.keys()].filter((one) => !told.has(one))
        const leastListed = Math.max(...[...told].map((one) => truth.get(one) ?? 0))
        for (const one of waiting) expect(truth.get(one)).toBeGreaterThanOrEqual(leastListed)
      }
    }),
  )
})

test('a disaster does not make the list change: who came first stays, until somebody is worse', () => {
  const attention = new Attention(2, 2)
  expect(attention.change('a', null, 1)).toEqual({ entered: ['a'], left: [] })
  expect(attention.change('b', null, 1)).toEqual({ entered: ['b'], left: [] })
  expect(attention.change('c', null, 1)).toEqual({ entered: [], left: [] })
  expect(attention.change('d', null, 0)).toEqual({ entered: ['d'], left: ['a'] })
  expect(attention.change('d', 0, null)).toEqual({ entered: ['c'], left: ['d'] })
  expect([...attention]).toEqual(['b', 'c'])
})
