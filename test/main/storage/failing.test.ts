import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StorageFailure } from '../../../src/main/failures'
import type { JournalFile } from '../../../src/main/storage/journal'
import { NedbStorage, type StorageParts } from '../../../src/main/storage/nedb-storage'
import { hours, seconds } from '../../../src/shared/time/millis'
import { copyOf } from '../../support/folder-copy'
import { allReports, byId, inOrder, KeptFleet } from '../../support/kept-fleet'
import { device, report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const silent = () => undefined

/** A disk that can be told to refuse. */
class Disk {
  /** Which operation fails from now on; `half` writes half of what it is given first, as a full disk does. */
  refuses: 'nothing' | 'open' | 'write' | 'half' | 'datasync' | 'truncate and write' = 'nothing'

  readonly openFile = async (path: string): Promise<JournalFile> => {
    if (this.refuses === 'open') throw full()
    const file = await open(path, 'a')
    return {
      write: ((bytes: Buffer, offset: number, length: number) => this.write(file, bytes, offset, length)) as never,
      datasync: () => (this.refuses === 'datasync' ? Promise.reject(full()) : file.datasync()),
      truncate: (size) => (this.refuses === 'truncate and write' ? Promise.reject(full()) : file.truncate(size)),
      close: () => file.close(),
    }
  }

  private async write(file: Awaited<ReturnType<typeof open>>, bytes: Buffer, offset: number, length: number) {
    if (this.refuses === 'write') throw full()
    if (this.refuses === 'half' || this.refuses === 'truncate and write') {
      await file.write(bytes, offset, length >> 1)
      throw full()
    }
    return file.write(bytes, offset, length)
  }
}

const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

async function started(parts: StorageParts) {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, silent, parts)
  await storage.open()
  return { folder, storage, fleet: new KeptFleet(storage) }
}

test.each(['open', 'write', 'half', 'datasync', 'truncate and write'] as const)(
  'a disk that refuses to %s: no report is acknowledged, and once it works again all is as in memory',
  async (refuses) => {
    const disk = new Disk()
    const { folder, storage, fleet } = await started({ openFile: disk.openFile })
    if (refuses !== 'open') await fleet.hears(report({ sn: 'SN-1' }))
    disk.refuses = refuses
    for (let n = 0; n < 3; n++) {
      fleet.clock.advance(seconds(20))
      await expect(fleet.hears(report({ sn: `SN-${n}` }))).rejects.toThrow(StorageFailure)
    }
    // Killed now, the store opens and has what was acknowledged.
    const killed = new NedbStorage(await copyOf(folder), silent)
    await killed.open()
    if (refuses !== 'datasync') expect(await allReports(killed)).toEqual(inOrder(fleet.records))
    await killed.close()

    disk.refuses = 'nothing'
    fleet.clock.advance(seconds(20))
    await fleet.hears(report({ sn: 'SN-9' }))
    expect(await allReports(storage)).toEqual(inOrder(fleet.records))
    await storage.close()
    const again = new NedbStorage(folder, silent)
    expect(byId((await again.open()).gateways)).toEqual(fleet.gateways)
    expect(await allReports(again)).toEqual(inOrder(fleet.records))
    await again.close()
  },
)

test('a seal that fails is told, loses nothing, and is done once the obstacle is gone', async () => {
  const { folder, storage, fleet } = await started({})
  await fleet.hears(report({ sn: 'SN-1' }))
  await writeFile(join(folder, 'history'), 'in the way')
  await fleet.waits(hours(1))
  await fleet.hears(report({ sn: 'SN-1' }))
  await expect
    .poll(async () => (await storage.usage().catch(() => null))?.problem ?? null, { timeout: 8000 })
    .toBe(null)
  await rm(join(folder, 'history'))
  expect(await allReports(storage)).toEqual(inOrder(fleet.records))
  await storage.close()
  const again = new NedbStorage(folder, silent)
  await again.open()
  expect(await allReports(again)).toEqual(inOrder(fleet.records))
  await again.close()
})

test('on a full disk reports are refused while edits and the state are kept; with room they are taken again', async () => {
  let free = 10e9
  const { folder, storage, fleet } = await started({ freeBytes: async () => free })
  await fleet.hears(report({ sn: 'SN-1' }))
  free = 20e6
  expect((await storage.usage()).room).toBe('full')
  fleet.clock.advance(seconds(20))
  await expect(fleet.hears(report({ sn: 'SN-2' }))).rejects.toMatchObject({
    message: expect.stringContaining('the disk is full'),
    isFull: true,
  })
  await fleet.edits('SN-1', '北门')
  const killed = new NedbStorage(await copyOf(folder), silent)
  // Who was never acknowledged may wait for room.
  expect((await killed.open()).gateways).toEqual(fleet.gateways.filter(({ id }) => id === 'SN-1'))
  await killed.close()
  free = 10e9
  expect((await storage.usage()).room).toBe('enough')
  await fleet.hears(report({ sn: 'SN-2' }))
  expect(await allReports(storage)).toEqual(inOrder(fleet.records))
  await storage.close()
})

test('on a full disk an edit costs what it changes, however many boxes go on reporting; with room all is as in memory', async () => {
  let free = 10e9
  const { folder, storage, fleet } = await started({ freeBytes: async () => free })
  const ids = Array.from({ length: 60 }, (_, n) => `SN-${n}`)
  const reportAll = async () => {
    fleet.clock.advance(seconds(20))
    return Promise.allSettled(ids.map((sn) => fleet.hears(report({ sn, devices: [device('a'), device('b')] }))))
  }
  await reportAll()
  free = 20e6
  await storage.usage()
  const before = (await storage.usage()).journals
  for (let round = 0; round < 5; round++) {
    expect((await reportAll()).every(({ status }) => status === 'rejected')).toBe(true)
    await fleet.edits('SN-1', `alias ${round}`)
  }
  await fleet.removes('SN-2')
  expect((await storage.usage()).journals - before).toBeLessThan(20_000)
  free = 10e9
  await storage.usage()
  fleet.clock.advance(seconds(20))
  await fleet.hears(report({ sn: 'SN-3' }))
  const killed = new NedbStorage(await copyOf(folder), silent)
  expect(byId((await killed.open()).gateways)).toEqual(fleet.gateways)
  expect(await allReports(killed)).toEqual(inOrder(fleet.records))
  await killed.close()
  await storage.close()
})

test('a checkpoint that cannot be put in its place leaves nothing on the disk, and is made when it can', async () => {
  const { folder, storage, fleet } = await started({})
  await fleet.hears(report({ sn: 'SN-1' }))
  await mkdir(join(folder, 'fleet.db', 'in the way'), { recursive: true })
  await expect(storage.backUp(fleet.clock.now())).rejects.toThrow(StorageFailure)
  expect((await readdir(folder)).filter((name) => name.endsWith('.next'))).toEqual([])
  await rm(join(folder, 'fleet.db'), { recursive: true })
  await storage.backUp(fleet.clock.now())
  await storage.close()
})

test('settings that could not be kept are not kept later behind the back of who was told so', async () => {
  const disk = new Disk()
  const { folder, storage } = await started({ openFile: disk.openFile })
  const settings = (theme: string) => ({
    at: 5,
    gateways: [],
    removed: [],
    transitions: [],
    settings: { theme } as never,
  })
  await storage.commit(settings('light'))
  disk.refuses = 'write'
  await expect(storage.commit(settings('dark'))).rejects.toThrow('ENOSPC')
  disk.refuses = 'nothing'
  await storage.close()
  const again = new NedbStorage(folder, silent)
  expect((await again.open()).settings).toEqual({ theme: 'light' })
  await again.close()
})

test('a history folder that nobody may read is a failure of the query, not of the station', async () => {
  const { folder, storage, fleet } = await started({})
  await fleet.hears(report({ sn: 'SN-1' }))
  await mkdir(join(folder, 'history'))
  await writeFile(join(folder, 'history', 'day-2026-11-22'), 'not a folder')
  await expect(allReports(storage)).rejects.toThrow('ENOTDIR')
  await rm(join(folder, 'history'), { recursive: true })
  expect(await allReports(storage)).toEqual(inOrder(fleet.records))
  await storage.close()
})
