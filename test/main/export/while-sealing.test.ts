import { expect, test } from 'vitest'
import type { ExportAsk } from '../../../src/main/ports'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { hours, seconds } from '../../../src/shared/time/millis'
import { FORM } from '../../support/exported-story'
import { KeptFleet, MORNING } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

/** Enough for more than one part. */
const REPORTS = 800

test('every report once, in whichever file it lies when its turn comes', async () => {
  const storage = new NedbStorage(await tempFolder(), () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  const hear = async (count: number) => {
    for (let sent = 0; sent < count; sent++) {
      await fleet.hears(report({ sn: `SN-${sent % 3}` }))
      await fleet.waits(seconds(1))
    }
  }
  const sealed = async (days: number) => {
    await expect.poll(async () => (await storage.usage()).history, { timeout: 5000 }).toBeGreaterThan(days)
    return (await storage.usage()).history
  }
  await hear(REPORTS)
  await fleet.waits(hours(1))
  await hear(REPORTS)
  const before = await sealed(0)
  const ask: ExportAsk = {
    request: { kind: 'reports', from: 0, to: MORNING + hours(3), gateways: null, form: FORM },
    now: fleet.clock.now(),
    defaultPeriod: seconds(20),
    mutes: [],
    incidents: [],
    accountsSince: 0,
  }
  const parts = storage.sheet(ask)[Symbol.asyncIterator]()
  const first = await parts.next()
  // What was journaled when the export began is sealed before its turn comes.
  await fleet.waits(hours(1))
  await hear(1)
  await sealed(before)
  const pieces = [first.value.bytes]
  for (let next = await parts.next(); !next.done; next = await parts.next()) pieces.push(next.value.bytes)
  const times = Buffer.concat(pieces)
    .toString('utf8')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => `${/SN-\d/.exec(line)?.[0]} ${/T[\d:.]+Z/.exec(line)?.[0]}`)
  expect(times).toHaveLength(2 * REPORTS)
  expect(new Set(times).size).toBe(2 * REPORTS)
  await storage.close()
})
