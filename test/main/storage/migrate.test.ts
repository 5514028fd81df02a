import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
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
  expect(said).toEqual(['the data folder is now of version 2; what it was before is in its backups'])
  expect((await readdir(join(folder, 'backups/before-version-2'))).toSorted()).toEqual(
    (await readdir(VERSION_1)).toSorted(),
  )
  expect((await readdir(folder)).toSorted()).toEqual(['backups', 'fleet.db', 'history'])
})

test('a store of a newer version is left alone, and the start says so', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  await storage.close()
  const path = join(folder, 'fleet.db')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"version":2', '"version":3'))
  await expect(new NedbStorage(folder, () => undefined).open()).rejects.toThrow('was written by a newer version')
})
