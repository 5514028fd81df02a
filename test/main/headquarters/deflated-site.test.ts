import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflatedSite } from '../../../src/main/headquarters/deflated-site'
import { inflated } from '../../../src/main/headquarters/inflated'
import type { KeptSite } from '../../../src/main/headquarters/kept-site'
import { SiteFold } from '../../../src/shared/hq/fold'

test('a site that is written out in pieces says the same as in one, however large it is', async () => {
  const list = fc
    .tuple(fc.integer({ min: 0, max: 320 }), fc.jsonValue())
    .map(([length, value]) => Array.from({ length }, (_, n) => ({ n, value })))
  await fc.assert(
    fc.asyncProperty(list, list, fc.string(), async (gateways, identities, name) => {
      const folded = { ...new SiteFold().state, gateways, identities }
      const kept = { schema: 2, site: 'east', name, heardAt: 1, folded } as unknown as KeptSite
      const text = inflated(await deflatedSite(kept))
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(kept)))
    }),
    { numRuns: 30 },
  )
})
