import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { days, hours, minutes, seconds } from '../../../src/shared/time/millis'
import { KeptFleet, MORNING } from '../../support/kept-fleet'
import { device, report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

test('how a gateway stood in a range that nothing changed in is known from what it changed from later', async () => {
  const storage = new NedbStorage(await tempFolder(), () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < 12; n++) {
    await fleet.hears(report({ sn: 'SN-1', devices: [device('a')] }))
    await fleet.waits(seconds(20))
  }
  await fleet.waits(minutes(10))
  const range = { from: MORNING + minutes(1), to: MORNING + minutes(3) }
  const silent = { from: MORNING + minutes(8), to: MORNING + minutes(9) }
  const asked = async ({ from, to }: typeof range) => {
    const [gateway] = fleet.gateways
    const present = { state: gateway?.presence ?? 'expected', since: gateway?.presenceSince ?? 0 }
    return storage.past({ gateway: 'SN-1', from, to, points: 100, present })
  }
  const { presence, devices } = await asked(range)
  expect(presence).toEqual([{ ...range, state: 'online' }])
  expect(devices.get('a')).toMatchObject([{ to: range.to, state: 'online' }])
  await fleet.hears(report({ sn: 'SN-1', devices: [device('a')] }))
  expect((await asked(silent)).presence).toEqual([{ ...silent, state: 'offline' }])
  // The same where it is sealed.
  await fleet.waits(hours(2))
  await fleet.hears(report({ sn: 'SN-2' }))
  await expect.poll(async () => (await storage.usage()).days.length).toBe(1)
  expect((await asked(range)).presence).toEqual([{ ...range, state: 'online' }])
  expect((await asked({ from: range.from - days(3), to: range.to - days(3) })).presence).toEqual([])
  await storage.close()
})
