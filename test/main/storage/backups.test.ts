import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpFolder, listBackups } from '../../../src/main/storage/backups'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { days, hours } from '../../../src/shared/time/millis'
import { KeptFleet } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

/** A storage that has room, what it says, and a fleet on it. */
async function opened(folder: string) {
  const log: string[] = []
  const storage = new NedbStorage(folder, (line) => log.push(line), { freeBytes: async () => 1e12 })
  await storage.open()
  return { storage, log, fleet: new KeptFleet(storage) }
}

async function livesFor(fleet: KeptFleet, length: number): Promise<void> {
  for (let n = 0; n < length; n++) {
    await fleet.hears(report({ sn: 'SN-1' }))
    await fleet.waits(hours(2))
  }
}

test('a clock that was wrong for a while, and made a backup of next year, ends neither backups nor journals', async () => {
  const folder = await tempFolder()
  const { storage, fleet } = await opened(folder)
  fleet.clock.advance(days(400))
  await livesFor(fleet, 3)
  await expect.poll(async () => (await listBackups(folder)).length, { timeout: 8000 }).toBe(1)
  await fleet.isSetBack(days(400))
  await livesFor(fleet, 3)
  await expect.poll(async () => (await listBackups(folder)).length, { timeout: 8000 }).toBe(2)
  expect((await listBackups(folder))[0]).toMatch(/^2026-11-22/)
  await storage.close()
})

test('of a backup that is not finished nothing is left, when it fails or at the next start', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'fleet.db'))
  await expect(backUpFolder(folder, Date.UTC(2026, 10, 22))).rejects.toThrow()
  expect(await readdir(join(folder, 'backups'))).toEqual([])
  const other = await tempFolder()
  await mkdir(join(other, 'backups', 'unfinished', 'history'), { recursive: true })
  await writeFile(join(other, 'backups', 'unfinished', 'history', 'half'), 'half')
  const { storage } = await opened(other)
  expect(await readdir(join(other, 'backups'))).toEqual([])
  await storage.close()
})

test('a backup that cannot be made is said as such, and no trouble of the journals', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'history', 'day-2026-11-20', 'somebody-put-a-folder-here.db'), { recursive: true })
  const { storage, log, fleet } = await opened(folder)
  await livesFor(fleet, 3)
  await expect.poll(() => log.join(), { timeout: 8000 }).toContain('the daily backup is not made: ')
  expect((await storage.usage()).problem).toBeNull()
  await storage.close()
  expect(log.join()).not.toContain('not sealed')
})

test('two backups of one millisecond are two', async () => {
  const folder = await tempFolder()
  const { storage, fleet } = await opened(folder)
  await fleet.hears(report())
  const at = fleet.clock.now()
  const names = await Promise.all([storage.backUp(at), storage.backUp(at)])
  expect(await listBackups(folder)).toEqual(names)
  await storage.close()
})
