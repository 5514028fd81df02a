import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCollection, writeCollection } from '../../../src/main/storage/collection'
import { listDays, type TransitionsDocument, transitionsPath } from '../../../src/main/storage/day-files'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { pack, unpack } from '../../../src/main/storage/packed'
import { type KeptTransitions, unpackTransitions } from '../../../src/shared/history/packed-transitions'
import { hours } from '../../../src/shared/time/millis'
import { KeptFleet, MORNING } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const VERSION_1 = join(import.meta.dirname, '../../fixtures/stores/version-1')

test('a store of version 1 opens with its fleet, settings and events; what it was is kept', async () => {
  const folder = await tempFolder()
  await cp(VERSION_1, folder, { recursive: true })
  const said: string[] = []
  const storage = new NedbStorage(folder, (line) => said.push(line))
  const stored = await storage.open()
  expect(stored.gateways.map(({ id, name }) => [id, name])).toEqual([
    ['SN-1', '东门\u2028岗亭'],
    ['SN-2', '东门岗亭'],
  ])
  expect(stored.settings).toEqual({ theme: 'dark' })
  expect(stored.lastCommitAt).toBe(200_000)
  expect((await storage.transitions({ limit: 10 })).map(({ at, to }) => [at, to])).toEqual([
    [200_000, 'online'],
    [165_000, 'offline'],
    [145_000, 'late'],
    [100_000, 'online'],
  ])
  await storage.close()
  expect(said).toEqual(['the data folder is now of version 3; what it was before is in its backups'])
  expect((await readdir(join(folder, 'backups/before-version-3'))).toSorted()).toEqual(
    (await readdir(VERSION_1)).toSorted(),
  )
  expect((await readdir(folder)).toSorted()).toEqual(['backups', 'fleet.db', 'history'])
})

test('a store of version 2, whose days have transitions as lists, tells what it told', async () => {
  const folder = await tempFolder()
  const before = new NedbStorage(folder, () => undefined)
  await before.open()
  const fleet = new KeptFleet(before)
  for (const sn of ['SN-1', 'SN-2']) await fleet.hears(report({ sn }))
  await fleet.waits(hours(2))
  await fleet.hears(report({ sn: 'SN-1' }))
  const told = await before.transitions({ limit: 100 })
  await expect.poll(async () => (await before.usage()).history).toBeGreaterThan(0)
  await before.close()
  const [day = ''] = await listDays(folder)
  const path = transitionsPath(folder, day)
  const { documents } = await readCollection<TransitionsDocument>(path)
  const list = (data: string) => pack(unpackTransitions(unpack<KeptTransitions>(data)))
  await writeCollection(
    path,
    documents.map((document) => ({ ...document, data: list(document.data) })),
  )
  const checkpoint = join(folder, 'fleet.db')
  await writeFile(checkpoint, (await readFile(checkpoint, 'utf8')).replace('"version":3', '"version":2'))
  const after = new NedbStorage(folder, () => undefined)
  await after.open()
  expect(await after.transitions({ limit: 100 })).toEqual(told)
  const counted = await after.countTransitions({ from: 0, to: MORNING + hours(9), bins: 1 })
  expect(counted.all).toEqual([told.length])
  await after.close()
})

test('a store of a newer version is left alone, and the start says so', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  await storage.close()
  const path = join(folder, 'fleet.db')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"version":3', '"version":4'))
  await expect(new NedbStorage(folder, () => undefined).open()).rejects.toThrow('was written by a newer version')
})
