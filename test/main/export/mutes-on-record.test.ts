import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { NO_ALERTS } from '../../../src/shared/alerts/alert-state'
import { reportBytes } from '../../support/fixtures'
import { postReport, startStation } from '../../support/station'

const D1 = reportBytes('d1-fog-status.json').toString()

async function methodOf(dataDir: string): Promise<string> {
  const { call, station } = await startStation({ dataDir })
  const { method } = await call('getSummary', { kind: 'availability', language: 'en' })
  await station.stop()
  return method
}

test('a station knows mutes from its beginning on; one that took over from a version before says since when', async () => {
  const { station, dataDir, url } = await startStation()
  await postReport(url, D1)
  await station.stop()
  expect(await methodOf(dataDir)).not.toContain('on record')

  const storage = new NedbStorage(dataDir, () => undefined)
  const { lastCommitAt } = await storage.open()
  const alerts = { version: 1, state: NO_ALERTS, outbox: [] }
  await storage.commit({ at: lastCommitAt ?? 0, gateways: [], removed: [], transitions: [], alerts })
  await storage.close()
  const first = await methodOf(dataDir)
  expect(first).toContain('Mutes are on record since')
  // Since then, and not since each start anew.
  expect(await methodOf(dataDir)).toBe(first)
})
