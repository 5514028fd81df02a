import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { hours } from '../../../src/shared/time/millis'
import { allReports, inOrder, KeptFleet } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

test('who ends a station waits for no seal: it is gone on with at the next start, and nothing is missing meanwhile', async () => {
  const folder = await tempFolder()
  const logged: string[] = []
  const storage = new NedbStorage(folder, (line) => logged.push(line))
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < 100; n++) await fleet.hears(report({ sn: `SN-${n}` }))
  await fleet.waits(hours(1))
  await fleet.hears(report({ sn: 'SN-1' }))
  await storage.close()
  const history = await readdir(join(folder, 'history'), { recursive: true }).catch(() => [])
  expect(history.filter((name) => name.endsWith('.db')).length).toBeLessThan(5)
  expect(logged).toEqual([])

  const again = new NedbStorage(folder, (line) => logged.push(line))
  await fleet.goesOnWith(again)
  expect(await allReports(again)).toEqual(inOrder(fleet.records))
  const journals = async () => (await readdir(folder)).filter((name) => name.startsWith('journal-')).length
  await expect.poll(journals, { timeout: 8000 }).toBe(1)
  expect(await allReports(again)).toEqual(inOrder(fleet.records))
  await again.close()
  expect(logged).toEqual([])
})
