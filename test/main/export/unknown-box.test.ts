import { expect, test } from 'vitest'
import { unknownBox } from '../../../src/main/export/unknown-box'
import { KeptFleet } from '../../support/kept-fleet'
import { MemoryStorage } from '../../support/memory-storage'
import { report } from '../../support/reports'
import { foundOffline } from '../../support/transitions'

test('who is there, who was another before, and who left something is known; nobody else is', async () => {
  const storage = new MemoryStorage()
  const fleet = new KeptFleet(storage)
  await fleet.hears(report({ sn: 'SN-1' }))
  const gone = { ...foundOffline('SN-8', 1000), kind: 'removal', to: 'removed' } as const
  const transitions = [foundOffline('SN-7', 1000), gone]
  await storage.commit({ at: 1000, gateways: [], removed: [], transitions })
  const gateways = fleet.gateways.map((one) => ({ ...one, absorbed: [{ id: '10.0.0.7', at: 1 }] }))
  const asked = (...ids: readonly string[]) => unknownBox(ids, gateways, storage)
  expect(await asked('SN-1', '10.0.0.7', 'SN-7', 'SN-8')).toBe(null)
  expect(await asked()).toBe(null)
  expect(await asked('SN-1', 'nobody', 'none')).toBe('nobody')
})
