import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HeldGateways, KnownGateways } from '../../../src/main/headquarters/known-gateways'
import { GatewayMap } from '../../../src/shared/fleet/gateway-map'
import { atRest } from '../../../src/shared/fleet/removed-gateway'
import { nothingFolded } from '../../../src/shared/hq/folded'
import { type HeldGateway, heldGateway } from '../../../src/shared/hq/held-gateway'
import type { Gateway } from '../../../src/shared/model/gateway'

const deed = fc.record({
  site: fc.constantFrom('east', 'west'),
  id: fc.constantFrom('A', 'B', 'C'),
  what: fc.constantFrom('reports' as const, 'rests' as const, 'goes' as const),
})

test('as many are counted as there are in the fleet, and of those that rest nobody is told', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), fc.nat(20), (deeds, began) => {
      const folds = new Map<string, { held: HeldGateways }>()
      const known = new KnownGateways(() => folds)
      deeds.forEach(({ site, id, what }, place) => {
        if (place === began) known.begin()
        const before = folds.get(site)?.held ?? GatewayMap.of<HeldGateway>([])
        const plain = { id, sn: id, devices: [] } as unknown as Gateway
        const gateway = what === 'rests' ? { ...atRest(plain, undefined, 1, []), id } : plain
        const after = what === 'goes' ? before.without(id) : before.with(heldGateway(gateway))
        folds.set(site, { held: after })
        const [changed, removed] =
          what === 'goes' ? [new Set<string>(), new Set([id])] : [new Set([id]), new Set<string>()]
        const { now } = known.take(site, before, after, { ...nothingFolded('news'), changed, removed })
        expect(now.map((one) => one.id)).toEqual(what === 'reports' ? [`${site}/${id}`] : [])
        expect(known.size).toBe([...known.current].length)
        expect(known.size).toBe(known.current.size)
      })
    }),
  )
})
