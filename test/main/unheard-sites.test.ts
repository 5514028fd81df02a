import { expect, test } from 'vitest'
import { HeadquartersStorage, type HeadquartersStorageParts } from '../../src/main/headquarters-storage'
import type { ExportAsk } from '../../src/main/ports'
import { select } from '../../src/main/storage/selection'
import { atRest } from '../../src/shared/fleet/removed-gateway'
import type { SiteFold } from '../../src/shared/hq/fold'
import { heldGateway } from '../../src/shared/hq/held-gateway'
import { minutes } from '../../src/shared/time/millis'
import { Diary } from '../support/diary'

const NOW = minutes(60)
const SPAN = [{ from: minutes(10), to: minutes(20), state: true as const }]

test('an account at headquarters knows of each box when its site was not heard, up to now and no further', async () => {
  const box = new Diary().hears(0).gateway()
  const held = ['east', 'west'].map((site) => heldGateway({ ...box, id: `${site}/SN-1` }))
  const asked: [site: string, from: number, to: number][] = []
  const given: ExportAsk[] = []
  const fold = { held: [] } as unknown as Pick<SiteFold, 'held'>
  const parts = {
    own: {
      survey: async (ask: ExportAsk) => {
        given.push(ask)
        return null
      },
    },
    events: { bring: async function* () {} },
    sites: { gateways: { held: () => held, size: 2 }, [Symbol.iterator]: () => folds() },
    knownFrom: () => ({}),
    unobserved: (site: string, from: number, to: number) => {
      asked.push([site, from, to])
      return site === 'east' ? SPAN : []
    },
  }
  function* folds() {
    yield ['east', fold] as const
    yield ['west', fold] as const
  }
  const request = { kind: 'availability', from: 0, to: minutes(90), gateways: null }
  const ask = { request, now: NOW, mutes: [], incidents: [] } as unknown as ExportAsk
  await new HeadquartersStorage(parts as unknown as HeadquartersStorageParts).survey(ask)
  expect(asked).toEqual([
    ['east', 0, NOW],
    ['west', 0, NOW],
  ])
  const { unobserved, fleet = [] } = given[0] ?? ask
  expect(unobserved).toEqual({ east: SPAN })
  // One that has left was not heard of either.
  const left = atRest({ ...box, id: 'east/SN-2' }, undefined, minutes(30), [])
  const { presents, left: gone } = select({ ...ask, unobserved }, [...fleet, left])
  expect(gone.map(({ gateway, unobserved }) => [gateway.id, unobserved])).toEqual([['east/SN-2', SPAN]])
  expect(presents.map(({ gateway, unobserved }) => [gateway.id, unobserved])).toEqual([
    ['east/SN-1', SPAN],
    ['west/SN-1', undefined],
  ])
})
