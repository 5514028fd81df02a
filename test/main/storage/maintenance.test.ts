import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Storage } from '../../../src/main/ports'
import { journalName, listGenerations } from '../../../src/main/storage/extent'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { runStoreCommand } from '../../../src/main/store-command'
import { hours } from '../../../src/shared/time/millis'
import { allReports, byId, inOrder, KeptFleet } from '../../support/kept-fleet'
import { device, report } from '../../support/reports'
import { sealed } from '../../support/sealed'
import { tempFolder } from '../../support/temp-folder'

/** `store …` as it is typed, and what came of it. */
async function store(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const says = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  return { code: await runStoreCommand(argv, '/nowhere', says), out: out.join(), err: err.join() }
}

/** A folder with some hours of history, stopped. */
async function usedFolder() {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < 8; n++) {
    await fleet.hears(report({ sn: `SN-${n % 2}`, devices: [device('a')] }))
    await fleet.waits(hours(0.5))
  }
  await sealed(folder)
  await storage.close()
  return { folder, fleet }
}

async function withStore<T>(folder: string, ask: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const answer = await ask(storage)
  await storage.close()
  return answer
}

async function someBoxFile(folder: string): Promise<string> {
  const day = join(folder, 'history', (await readdir(join(folder, 'history')))[0] ?? '')
  const [name = ''] = (await readdir(day)).filter((each) => each.startsWith('boxes-'))
  return join(day, name)
}

test('check counts what is there and finds nothing wrong with a store that is well', async () => {
  const { folder } = await usedFolder()
  const { code, out } = await store('check', '--data', folder)
  expect(code).toBe(0)
  expect(out).toMatch(/all is well in \d+ files, 8 reports, \d+ transitions/)
})

test('check counts once what is in a day already and in its journal still, as a kill or a stop within a seal leaves it', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  await fleet.hears(report({ sn: 'SN-0', devices: [device('a')] }))
  const [generation = ''] = await listGenerations(folder)
  const journal = await readFile(join(folder, journalName(generation)))
  await fleet.waits(hours(1.5))
  await fleet.hears(report({ sn: 'SN-0' }))
  await sealed(folder)
  await storage.close()
  const { out } = await store('check', '--data', folder)
  expect(out).toContain(' 2 reports')
  await writeFile(join(folder, journalName(generation)), journal)
  const counted = /\d+ reports, \d+ transitions/
  expect(counted.exec((await store('check', '--data', folder)).out)?.[0]).toBe(counted.exec(out)?.[0])
})

test('check names a damaged file; salvage keeps a copy of it and drops only what cannot be read', async () => {
  const { folder, fleet } = await usedFolder()
  const path = await someBoxFile(folder)
  const whole = await readFile(path)
  await appendFile(path, 'not a document\n{"_id":"c:x:SN-0","kind":"chunk","gateway":"SN-0","data":"!"}\n')
  const damaged = await readFile(path)
  const checked = await store('check', '--data', folder)
  expect(checked.code).toBe(1)
  expect(checked.out).toContain('(1 lines, 1 documents)')
  const salvaged = await store('salvage', '--data', folder)
  expect(salvaged.code).toBe(0)
  expect((await store('check', '--data', folder)).code).toBe(0)
  const [kept = ''] = await readdir(join(folder, 'damaged'))
  expect(await readFile(join(folder, 'damaged', kept))).toEqual(damaged)
  expect(whole.length).toBeLessThan(damaged.length)
  expect(await withStore(folder, (storage) => allReports(storage))).toEqual(inOrder(fleet.records))
})

test('a checkpoint that lost its station document stops the start; salvage lets it start again', async () => {
  const { folder, fleet } = await usedFolder()
  const path = join(folder, 'fleet.db')
  await writeFile(path, (await readFile(path, 'utf8')).replace('{"_id":"station"', 'garbage'))
  await expect(withStore(folder, (storage) => allReports(storage))).rejects.toThrow('"store salvage" mends it')
  expect((await store('salvage', '--data', folder)).code).toBe(0)
  await withStore(folder, async (storage) => {
    expect(await allReports(storage)).toEqual(inOrder(fleet.records))
  })
})

test('compact makes history smaller and keeps every report', async () => {
  const { folder, fleet } = await usedFolder()
  const { code, out } = await store('compact', '--data', folder)
  expect(code).toBe(0)
  expect(out).toMatch(/[1-9]\d* less than before/)
  expect(await withStore(folder, (storage) => allReports(storage))).toEqual(inOrder(fleet.records))
})

test('what is written after a clock was set back is kept, though compact left no journal to come after', async () => {
  const { folder, fleet } = await usedFolder()
  expect((await store('compact', '--data', folder)).code).toBe(0)
  fleet.clock.advance(-hours(48))
  const storage = new NedbStorage(folder, () => undefined)
  await fleet.goesOnWith(storage)
  await fleet.edits('SN-1', '东门')
  await storage.close()
  const again = new NedbStorage(folder, () => undefined)
  expect(byId((await again.open()).gateways)).toEqual(fleet.gateways)
  await again.close()
})

test('restore brings back what was backed up, and keeps what it replaces', async () => {
  const { folder, fleet } = await usedFolder()
  expect((await store('backup', '--data', folder)).code).toBe(0)
  const backedUp = { gateways: fleet.gateways, records: [...fleet.records] }
  const later = new NedbStorage(folder, () => undefined)
  await fleet.goesOnWith(later)
  await fleet.waits(hours(3))
  await fleet.hears(report({ sn: 'SN-9' }))
  await later.close()
  const { code, out } = await store('restore', '--data', folder)
  expect(code).toBe(0)
  const storage = new NedbStorage(folder, () => undefined)
  expect(byId((await storage.open()).gateways)).toEqual(backedUp.gateways)
  expect(await allReports(storage)).toEqual(inOrder(backedUp.records))
  await storage.close()
  const aside = /what was there is in (.*)$/.exec(out)?.[1] ?? ''
  const replaced = await withStore(aside, (store) => allReports(store))
  expect(replaced).toEqual(inOrder(fleet.records))
})

test('a running station is not touched, and says who runs; bad usage is one line', async () => {
  const { folder } = await usedFolder()
  await withStore(folder, async () => {
    const { code, err } = await store('compact', '--data', folder)
    expect([code, err]).toEqual([1, expect.stringContaining(`process ${process.pid} already uses`)])
  })
  for (const argv of [[], ['polish'], ['check', '--date', folder], ['check', 'x'], ['restore', 'x', 'y']]) {
    const { code, err } = await store(...argv)
    expect([code, err]).toEqual([2, expect.stringContaining('usage: store check|salvage')])
  }
})

test('restore takes the backup that is named, and says which there are', async () => {
  const { folder } = await usedFolder()
  const { err } = await store('restore', '--data', await tempFolder())
  expect(err).toContain('"store backup" makes one')
  const made = /backed up as (.*)$/.exec((await store('backup', '--data', folder)).out)?.[1] ?? ''
  for (const wrong of [['1999'], ['--name', '1999']]) {
    const { code, err } = await store('restore', ...wrong, '--data', folder)
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`has no backup "1999"; there are: .*${made}$`))
  }
  expect(await store('restore', '--data', folder, '--name')).toMatchObject({
    code: 2,
    err: expect.stringContaining(made),
  })
  expect(await store('restore', made, '--data', folder)).toMatchObject({ code: 0, out: expect.stringContaining(made) })
})

test('a folder that is not there is not made, and nothing in it is well', async () => {
  const nowhere = join(await tempFolder(), 'nowhere')
  expect(await store('check', '--data', nowhere)).toMatchObject({ code: 1, err: expect.stringContaining(nowhere) })
  const other = await tempFolder()
  for (const work of ['check', 'salvage', 'compact', 'backup'] as const) {
    const { code, err } = await store(work, '--data', other)
    expect([code, err]).toEqual([1, `fogwatch: ${other} holds no store of a station; give its data folder with --data`])
  }
  expect(await readdir(other)).toEqual([])
  expect(await store('check', '--data', '')).toMatchObject({ code: 2, err: expect.stringContaining('--data stands') })
  await expect(readdir(nowhere)).rejects.toThrow('ENOENT')
})

test('a backup is made once a day by itself, seven are kept', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined, { freeBytes: async () => 1e12 })
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let day = 0; day < 10; day++) {
    await fleet.waits(hours(24))
    await fleet.hears(report())
    await fleet.waits(hours(1))
    await fleet.hears(report())
    await expect.poll(async () => (await storage.usage()).backups.length, { timeout: 8000 }).toBe(Math.min(day + 1, 7))
  }
  await storage.close()
})
