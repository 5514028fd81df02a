import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compacted } from '../../../src/shared/hq/compacted'

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
