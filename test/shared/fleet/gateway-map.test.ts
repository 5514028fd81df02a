import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GatewayMap } from '../../../src/shared/fleet/gateway-map'
import { Diary } from '../../support/diary'

const template = new Diary().hears(0).gateway()

test('any sequence of settings and removals equals a plain map, and leaves older versions alone', () => {
  const id = fc.integer({ min: 0, max: 40 }).map((n) => `SN-${n}`)
  const operation = fc.record({ id, remove: fc.boolean() })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      let map = GatewayMap.empty
      const plain = new Map<string, number>()
      operations.forEach((operation, index) => {
        const before = map
        const sizeBefore = plain.size
        if (operation.remove) {
          map = map.without(operation.id)
          plain.delete(operation.id)
        } else {
          map = map.with({ ...template, id: operation.id, port: index })
          plain.set(operation.id, index)
        }
        expect(before.size).toBe(sizeBefore)
        expect(map.size).toBe(plain.size)
      })
      expect(new Map([...map].map((gateway) => [gateway.id, gateway.port]))).toEqual(plain)
      expect([...GatewayMap.of(map)].length).toBe(plain.size)
    }),
  )
})
