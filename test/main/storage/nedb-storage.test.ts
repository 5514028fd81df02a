import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import type { Gateway } from '../../../src/shared/model/gateway'
import { hours } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { KeptFleet } from '../../support/kept-fleet'
import { gatewayPart, report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const silent = () => undefined
const gateway = (part: Partial<Gateway> = {}): Gateway => ({ ...new Diary().hears(0).gateway(), ...part })
const facts = (at: number, ...gateways: Gateway[]) => ({ at, gateways, removed: [], transitions: [] })

/** As a kill would leave it: nothing closed, nothing settled; the lock dies with the process. */
async function copyOf(folder: string): Promise<string> {
  const copy = await tempFolder()
  for (const name of await readdir(folder)) {
    if (name.endsWith('.db')) await writeFile(join(copy, name), await readFile(join(folder, name)))
  }
  return copy
}

async function opened(folder: string) {
  const storage = new NedbStorage(folder, silent)
  return { storage, stored: await storage.open() }
}

test('a new folder is empty', async () => {
  const { storage, stored } = await opened(await tempFolder())
  expect(stored).toEqual({ gateways: [], settings: undefined, lastCommitAt: null, bodies: [] })
  await storage.close()
})

test('what was committed is there after a clean stop, to the last field, Chinese and U+2028 included', async () => {
  const folder = await tempFolder()
  const first = await opened(folder)
  const written = gateway({ name: '东门\u2028岗亭\u0085\u2029', lastReportFrom: '192.168.1.19' })
  await first.storage.commit(facts(5, written))
  await first.storage.close()
  const second = await opened(folder)
  expect(second.stored.gateways).toEqual([written])
  expect(second.stored.lastCommitAt).toBe(5)
  await second.storage.close()
})

test('what was committed is there after a kill, before any checkpoint', async () => {
  const folder = await tempFolder()
  const first = await opened(folder)
  await first.storage.commit(facts(5, gateway({ name: 'before' })))
  await first.storage.commit(facts(6, gateway({ name: 'after' })))
  const second = await opened(await copyOf(folder))
  expect(second.stored.gateways.map(({ name }) => name)).toEqual(['after'])
  await first.storage.close()
  await second.storage.close()
})

test('a half-written last line is cut off and nothing before it is lost', async () => {
  const folder = await tempFolder()
  const first = await opened(folder)
  await first.storage.commit(facts(5, gateway()))
  const killed = await copyOf(folder)
  await first.storage.close()
  const [journal = ''] = (await readdir(killed)).filter((name) => name.startsWith('journal'))
  await appendFile(join(killed, journal), '{"_id":"6","facts":{"at":6,"gatew')
  const second = await opened(killed)
  expect(second.stored.gateways).toEqual([gateway()])
  await second.storage.close()
})

test('a torn checkpoint file opens all the same', async () => {
  const folder = await tempFolder()
  const first = await opened(folder)
  await first.storage.commit(facts(5, gateway()))
  await first.storage.close()
  await appendFile(join(folder, 'fleet.db'), '{"_id":"gateway:SN-2","gateway":{"id"')
  const second = await opened(folder)
  expect(second.stored.gateways).toEqual([gateway()])
  await second.storage.close()
})

test('a removed gateway stays removed, one that came back stays', async () => {
  const folder = await tempFolder()
  const first = await opened(folder)
  await first.storage.commit(facts(5, gateway(), gateway({ id: 'SN-2' })))
  await first.storage.commit({ at: 6, gateways: [], removed: ['SN-1', 'SN-2'], transitions: [] })
  await first.storage.commit(facts(7, gateway({ id: 'SN-2' })))
  await first.storage.close()
  const second = await opened(folder)
  expect(second.stored.gateways.map(({ id }) => id)).toEqual(['SN-2'])
  await second.storage.close()
})

test('commits that wait together are written together, and all are kept', async () => {
  const folder = await tempFolder()
  const { storage } = await opened(folder)
  const ids = Array.from({ length: 200 }, (_, n) => `SN-${n}`)
  await Promise.all(ids.map((id, n) => storage.commit(facts(n, gateway({ id })))))
  const [journal = ''] = (await readdir(folder)).filter((name) => name.startsWith('journal'))
  const lines = (await readFile(join(folder, journal), 'utf8')).trim().split('\n')
  expect(lines.length).toBeLessThan(20)
  await storage.close()
  const second = await opened(folder)
  expect(second.stored.gateways.length).toBe(200)
  await second.storage.close()
})

test('transitions come newest first, filtered and paged, across journal and checkpoint', async () => {
  const folder = await tempFolder()
  const diary = new Diary().hears(100_000).until(200_000).hears(200_000)
  const first = await opened(folder)
  await first.storage.commit({ at: 1, gateways: [], removed: [], transitions: diary.transitions.slice(0, 2) })
  await first.storage.close()
  const { storage } = await opened(folder)
  await storage.commit({ at: 2, gateways: [], removed: [], transitions: diary.transitions.slice(2) })
  const all = await storage.transitions({ limit: 10 })
  expect(all.map(({ at, to }) => [at, to])).toEqual([
    [200_000, 'online'],
    [165_000, 'offline'],
    [145_000, 'late'],
    [100_000, 'online'],
  ])
  expect((await storage.transitions({ limit: 10, before: all[1]?.id })).map(({ at }) => at)).toEqual([145_000, 100_000])
  expect((await storage.transitions({ limit: 10, from: 145_000, to: 200_000 })).length).toBe(2)
  expect((await storage.transitions({ limit: 10, kind: 'gateway-appeared' })).length).toBe(1)
  expect((await storage.transitions({ limit: 10, gateway: 'SN-2' })).length).toBe(0)
  await storage.close()
})

test('a second process on the folder is refused by name; a folder that was let go is free', async () => {
  const folder = await tempFolder()
  const { storage } = await opened(folder)
  await expect(new NedbStorage(folder, silent).open()).rejects.toThrow(
    `process ${process.pid} already uses the data folder ${folder}`,
  )
  await storage.close()
  await (await opened(folder)).storage.close()
})

test('a folder that is a file is a start failure that names it', async () => {
  const path = join(await tempFolder(), 'file')
  await writeFile(path, '')
  await expect(new NedbStorage(path, silent).open()).rejects.toThrow(path)
})

test.each([
  ['later than its journal', 0],
  ['of a later journal', hours(1)],
])('a copy made while a station ran, whose checkpoint is %s, loses nothing that it is given', async (_, passed) => {
  const folder = await tempFolder()
  const { storage } = await opened(folder)
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < 5; n++) await fleet.hears(report({ sn: `SN-${n}` }))
  const early = await copyOf(folder)
  await fleet.waits(passed)
  for (let n = 0; n < 5; n++)
    await fleet.hears(report({ sn: `SN-${n}`, gateway: gatewayPart({ name: 'a longer name' }) }))
  await storage.close()
  await writeFile(join(early, 'fleet.db'), await readFile(join(folder, 'fleet.db')))
  const copied = await opened(early)
  await copied.storage.commit(facts(7, gateway({ name: '改名' })))
  const killed = await copyOf(early)
  await copied.storage.close()
  for (const place of [early, killed]) {
    const again = await opened(place)
    expect(again.stored.gateways.map(({ name }) => name)).toContain('改名')
    expect(again.stored.gateways).toHaveLength(5)
    await again.storage.close()
  }
})
