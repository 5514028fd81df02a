import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compacted, withSharedParts } from '../../../src/shared/hq/compacted'
import { type Gateway, NO_EDITS, NO_FAULT } from '../../../src/shared/model/gateway'

test('what is compacted says the same, and nobody else has any part of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value)
      const texts = new Map<string, string>()
      const twice = [compacted(value, texts), compacted(value, texts)]
      expect(twice.map((one) => JSON.stringify(one))).toEqual([before, before])
      if (typeof value === 'object' && value !== null) expect(twice[0]).not.toBe(value)
    }),
  )
})

test('gateways share what they have alike, and say the same as before', () => {
  const alias = fc.constantFrom(null, 'North', 'South')
  const gateway = fc.record({ id: fc.string(), edits: alias.map((name) => ({ ...NO_EDITS, alias: name })) })
  fc.assert(
    fc.property(fc.array(gateway), (some) => {
      const fresh = some.map((one) => ({ ...one, fault: { ...NO_FAULT }, percentMetrics: [], warnings: [] }))
      const before = JSON.stringify(fresh)
      const shared = withSharedParts(fresh as unknown as readonly Gateway[])
      expect(JSON.stringify(shared)).toBe(before)
      expect(new Set(shared.map(({ fault }) => fault)).size).toBeLessThanOrEqual(1)
      expect(new Set(shared.map(({ edits }) => edits)).size).toBe(new Set(some.map(({ edits }) => edits.alias)).size)
    }),
  )
})
