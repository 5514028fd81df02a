import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GatewayMap } from '../../../src/shared/fleet/gateway-map'
import { atRest } from '../../../src/shared/fleet/removed-gateway'
import { AllGateways, restingIn } from '../../../src/shared/hq/all-gateways'
import { heldGateway, plainGateway } from '../../../src/shared/hq/held-gateway'
import { qualifiedGateway } from '../../../src/shared/hq/qualified'
import type { Device, Gateway } from '../../../src/shared/model/gateway'

const site = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C/1', 'D'), fc.boolean()), {
  selector: ([id]) => id,
})

const resting = (some: readonly Gateway[]): number => restingIn(some.map((one) => heldGateway(one)))

const device: Device = {
  ...{ id: 'cam-1', name: null, ip: null, type: 'other', typeCode: null, location: null, group: null },
  ...{ softwareVersion: null, url: null, lastKnownStatus: 'online', since: 1 },
}

test('they are those of each site that are in the fleet, found by the id that they have here', () => {
  fc.assert(
    fc.property(fc.record({ east: site, west: site }), (sites) => {
      const own = Object.entries(sites).map(([name, some]) => {
        const all = some.map(([id, rests]): Gateway => {
          const one = { id, sn: id, devices: [device] } as unknown as Gateway
          return rests ? atRest(one, undefined, 1, []) : one
        })
        return [name, all] as const
      })
      const all = new AllGateways(
        new Map(
          own.map(([name, some]) => [
            name,
            { held: GatewayMap.of(some.map((one) => heldGateway(one))), resting: resting(some) },
          ]),
        ),
      )
      const expected = own.flatMap(([name, some]) =>
        some.flatMap((one) => ('removed' in one ? [] : qualifiedGateway(name, one))),
      )
      expect([...all]).toEqual(expected)
      expect(Array.from(all.held(), plainGateway)).toEqual(expected)
      expect(all.size).toBe(expected.length)
      for (const one of expected) expect(all.get(one.id)).toEqual(one)
      for (const [name, some] of own) {
        expect([...all.of(name)].length).toBe(some.length - resting(some))
        for (const one of some) if ('removed' in one) expect(all.get(`${name}/${one.id}`)).toBeUndefined()
      }
      expect([all.get('A'), all.get('south/A'), all.get('east')]).toEqual([undefined, undefined, undefined])
    }),
  )
})
