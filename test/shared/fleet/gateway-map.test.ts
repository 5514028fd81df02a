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

test('versions that part from one another, or from an older one, know nothing of each other', () => {
  const operation = fc.record({
    from: fc.nat(),
    id: fc.integer({ min: 0, max: 120 }).map((n) => `SN-${n}`),
    remove: fc.nat({ max: 9 }).map((n) => n === 0),
  })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 150 }), (operations) => {
      const versions = [{ map: GatewayMap.empty, plain: new Map<string, number>() }]
      operations.forEach(({ from, id, remove }, index) => {
        // Mostly the newest, as in life.
        const back = from % 4 === 0 ? from % versions.length : 0
        const { map, plain } = versions[versions.length - 1 - back] ?? { map: GatewayMap.empty, plain: new Map() }
        const next = new Map(plain)
        if (remove) next.delete(id)
        else next.set(id, index)
        versions.push({ map: remove ? map.without(id) : map.with({ ...template, id, port: index }), plain: next })
      })
      for (const { map, plain } of versions) {
        expect(map.size).toBe(plain.size)
        expect(new Map([...map].map((gateway) => [gateway.id, gateway.port]))).toEqual(plain)
        for (const id of ['SN-0', 'SN-7', 'SN-120']) expect(map.get(id)?.port).toBe(plain.get(id))
      }
    }),
  )
})
