import { open } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { LastBody } from '../../../src/main/ports'
import { Archive } from '../../../src/main/storage/archive'
import { NedbStorage, type StorageParts } from '../../../src/main/storage/nedb-storage'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { copyOf } from '../../support/folder-copy'
import { KeptFleet } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

async function started(parts: StorageParts = {}) {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, (line) => expect.fail(line), parts)
  await storage.open()
  return { folder, storage, fleet: new KeptFleet(storage) }
}

/** The last bodies in a folder as a kill leaves it, by box. */
async function bodiesAfterKill(folder: string): Promise<Record<string, string>> {
  const storage = new NedbStorage(await copyOf(folder), (line) => expect.fail(line))
  const { bodies } = await storage.open()
  await storage.close()
  return Object.fromEntries(bodies.map(({ gateway, body }) => [gateway, body]))
}

test('every box that was acknowledged once has a body after a kill, to the last character', async () => {
  const { folder, storage, fleet } = await started()
  const odd = '{"gateway_sn":"SN-1","x":"门\u2028\u0085\\"\ud800"}'
  await fleet.hears(report({ sn: 'SN-1' }), odd)
  await fleet.waits(seconds(1))
  await fleet.hears(report({ sn: null, authCode: 'CODE' }), 'by code')
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': odd, 'auth:CODE': 'by code' })
  await fleet.waits(seconds(1))
  await fleet.hears(report({ sn: 'SN-2', authCode: 'CODE' }), 'by serial')
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': odd, 'SN-2': 'by serial' })
  await storage.close()
})

test('a box that was removed and is heard again has a body of its new life', async () => {
  const { folder, storage, fleet } = await started()
  await fleet.hears(report({ sn: 'SN-1' }), 'before')
  await fleet.removes('SN-1')
  // It may be brought back.
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': 'before' })
  await fleet.waits(seconds(1))
  await fleet.hears(report({ sn: 'SN-1' }), 'after')
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': 'after' })
  await storage.close()
})

test('a body that could not be written goes with the next report', async () => {
  let refuses = false
  const openFile: StorageParts['openFile'] = async (path) => {
    const file = await open(path, 'a')
    const datasync = file.datasync.bind(file)
    return Object.assign(file, { datasync: () => (refuses ? Promise.reject(new Error('EIO')) : datasync()) })
  }
  const { folder, storage, fleet } = await started({ openFile })
  refuses = true
  await expect(fleet.hears(report({ sn: 'SN-1' }), 'refused')).rejects.toThrow('EIO')
  refuses = false
  fleet.clock.advance(seconds(1))
  await fleet.hears(report({ sn: 'SN-1' }), 'kept')
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': 'kept' })
  await storage.close()
})

test('after a while the last body is that of the checkpoint, and each is journaled once', async () => {
  let now = 0
  const { folder, storage, fleet } = await started({ uptime: () => now })
  for (const body of ['first', 'second', 'third']) {
    await fleet.hears(report({ sn: 'SN-1' }), body)
    await fleet.waits(seconds(1))
  }
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': 'first' })
  now = minutes(3)
  await fleet.hears(report({ sn: 'SN-1' }), 'fourth')
  await expect.poll(() => bodiesAfterKill(folder)).not.toEqual({ 'SN-1': 'first' })
  await storage.close()
})

test('the last bodies of more boxes than cross at once are all in the checkpoint', async () => {
  let now = 0
  const { folder, storage, fleet } = await started({ uptime: () => now })
  const boxes = Array.from({ length: 230 }, (_, n) => `SN-${n}`)
  for (const sn of boxes) await fleet.hears(report({ sn }), 'first')
  now = minutes(3)
  for (const sn of boxes) await fleet.hears(report({ sn }), `last of ${sn}`)
  await storage.close()
  expect(await bodiesAfterKill(folder)).toEqual(Object.fromEntries(boxes.map((sn) => [sn, `last of ${sn}`])))
})

test('a checkpoint without all the bodies given for it is refused, and the next one has them', async () => {
  const { folder, storage, fleet } = await started()
  await fleet.hears(report({ sn: 'SN-1' }), 'first')
  await storage.close()
  const archive = new Archive(folder, (line) => expect.fail(line))
  await archive.open()
  const body = (text: string): LastBody => ({ gateway: 'SN-1', at: 1, from: 'x', dialect: 'D1', body: text })
  await archive.hold([body('second')], 0)
  await expect(archive.checkpoint([], 2)).rejects.toThrow('of 2 last bodies 1 are here')
  await archive.hold([body('second')], 0)
  await archive.hold([body('third')], 1)
  await archive.checkpoint([], 2)
  await archive.close()
  expect(await bodiesAfterKill(folder)).toEqual({ 'SN-1': 'third' })
})
