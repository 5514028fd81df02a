import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflatedSite } from '../../../src/main/headquarters/deflated-site'
import { inflated } from '../../../src/main/headquarters/inflated'
import { KEPT_SCHEMA, type KeptSite, keptSiteIn } from '../../../src/main/headquarters/kept-site'
import { SiteFold } from '../../../src/shared/hq/fold'

test('a site that is written out in pieces says the same as in one, however large it is', async () => {
  const list = fc
    .tuple(fc.integer({ min: 0, max: 320 }), fc.jsonValue())
    .map(([length, value]) => Array.from({ length }, (_, n) => ({ n, value })))
  await fc.assert(
    fc.asyncProperty(list, list, fc.string(), async (gateways, identities, name) => {
      const folded = { ...new SiteFold().state, gateways, identities }
      const kept = { schema: KEPT_SCHEMA, site: 'east', name, heardAt: 1, folded } as unknown as KeptSite
      const text = inflated(await deflatedSite(kept))
      expect(keptSiteIn(text, 'east')).toEqual(JSON.parse(JSON.stringify(kept)))
      expect(keptSiteIn(text, 'west')).toBe(null)
    }),
    { numRuns: 30 },
  )
})

test('what versions before wrote out is read as they wrote it, and what later ones may write is not', () => {
  const folded = new SiteFold().state
  const kept = { schema: 3, site: 'east', name: 'East', heardAt: 1, folded }
  expect(keptSiteIn(JSON.stringify(kept), 'east')).toEqual(JSON.parse(JSON.stringify(kept)))
  expect(keptSiteIn(JSON.stringify({ ...kept, schema: KEPT_SCHEMA + 1 }), 'east')).toBe(null)
})
