import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalLines } from '../../../src/main/storage/journal-line'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { runStoreCommand } from '../../../src/main/store-command'
import { hours, seconds } from '../../../src/shared/time/millis'
import { copyOf } from '../../support/folder-copy'
import { allReports, KeptFleet } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

/** A folder as a kill leaves it after three reports of three boxes. */
async function livedFolder() {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (const sn of ['SN-1', 'SN-2', 'SN-3']) {
    await fleet.hears(report({ sn }))
    await fleet.waits(seconds(1))
  }
  const killed = await copyOf(folder)
  await storage.close()
  return killed
}

const journalIn = async (folder: string) =>
  (await readdir(folder)).find((each) => each.startsWith('journal-')) ?? 'there is none'

/** The same with this in place of the second line of its journal. */
async function damagedFolder(line: string) {
  const folder = await livedFolder()
  const path = join(folder, await journalIn(folder))
  await writeFile(path, (await readFile(path, 'utf8')).split('\n').with(1, line).join('\n'))
  return folder
}

const store = async (work: string, folder: string) => {
  const told: string[] = []
  const says = { out: (line: string) => told.push(line), err: (line: string) => told.push(line) }
  return { code: await runStoreCommand([work, '--data', folder], '/nowhere', says), told: told.join() }
}

test.each([
  ['no JSON', '{"_id":"6","fac'],
  ['NULs', '\0\0\0\0'],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['nothing', '{}'],
  ['no facts', '{"_id":"5","at":5}'],
  ['facts that are none', '{"_id":"5","at":5,"facts":[null]}'],
  ['a report that is none', '{"_id":"5","at":5,"facts":[{"report":7}]}'],
  ['a report without values', '{"_id":"5","at":5,"facts":[{"report":["SN-2",null]}]}'],
  ['a report of no day', '{"_id":"5","at":5,"facts":[{"report":["SN-2",null,1e17]}]}'],
  ['a transition of no time', '{"_id":"5","at":5,"facts":[{"transitions":[{"id":"5"}]}]}'],
  ['gateways that are none', '{"_id":"5","at":5,"facts":[{"gateways":[null]}]}'],
  ['identities that are none', '{"_id":"5","at":5,"identities":[7],"facts":[]}'],
])('a journal with a line that is %s opens, goes on, and is sealed without that line alone', async (_, line) => {
  const folder = await damagedFolder(line)
  expect(await store('check', folder)).toMatchObject({ code: 1 })
  const log: string[] = []
  const storage = new NedbStorage(folder, (told) => log.push(told))
  const { gateways } = await storage.open()
  expect(gateways.map(({ id }) => id).toSorted()).toEqual(['SN-1', 'SN-3'])
  const fleet = new KeptFleet(storage)
  fleet.clock.advance(hours(2))
  await fleet.hears(report({ sn: 'SN-4' }))
  await fleet.waits(seconds(1))
  await storage.close()
  const again = new NedbStorage(folder, (told) => log.push(told))
  await again.open()
  expect((await allReports(again)).map(({ gateway }) => gateway)).toEqual(['SN-1', 'SN-3', 'SN-4'])
  expect((await again.usage()).problem).toBeNull()
  await again.close()
  expect(log.join()).not.toContain('not sealed')
  expect((await readdir(folder)).filter((name) => name.startsWith('journal-')).length).toBe(1)
  expect((await readdir(join(folder, 'damaged'))).length).toBeGreaterThan(0)
  expect(await store('check', folder)).toMatchObject({ code: 0 })
})

test('reports whose identity stood in a damaged line hold up nobody else, and are counted', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (const sn of ['SN-1', 'SN-2', 'SN-1', 'SN-2']) {
    await fleet.hears(report({ sn }))
    await fleet.waits(seconds(1))
  }
  const killed = await copyOf(folder)
  await storage.close()
  const path = join(killed, await journalIn(killed))
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.split('\n').toSpliced(1, 1, 'x').join('\n'))
  expect((await store('check', killed)).told).toContain('(1 lines, 1 documents)')
  expect(await store('compact', killed)).toMatchObject({ code: 0 })
  const opened = new NedbStorage(killed, () => undefined)
  await opened.open()
  expect((await allReports(opened)).map(({ gateway }) => gateway)).toEqual(['SN-1', 'SN-1'])
  await opened.close()
})

test.each([
  ['a line', (lines: readonly string[]) => lines.toSpliced(1, 0, lines[1] ?? '')],
  ['all of it', (lines: readonly string[]) => [...lines, ...lines]],
])(
  'a journal of which somebody has copied %s tells each report once, before it is sealed and after',
  async (_, copy) => {
    const folder = await livedFolder()
    const path = join(folder, await journalIn(folder))
    const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean)
    await writeFile(path, `${copy(lines).join('\n')}\n`)
    expect(await store('check', folder)).toMatchObject({ code: 0, told: expect.stringContaining(' 3 reports,') })
    const readBack = async () => {
      const storage = new NedbStorage(folder, () => undefined)
      await storage.open()
      const found = (await allReports(storage)).map(({ gateway }) => gateway)
      await storage.close()
      return found
    }
    expect(await readBack()).toEqual(['SN-1', 'SN-2', 'SN-3'])
    expect(await store('compact', folder)).toMatchObject({ code: 0 })
    expect(await readBack()).toEqual(['SN-1', 'SN-2', 'SN-3'])
  },
)

test('lines whose ids damage has made alike are both told', () => {
  const line = (at: number) => `{"_id":"0","at":${at},"facts":[]}\n`
  const told = journalLines(Buffer.from(`${line(1)}${line(2)}${line(1)}`), () => undefined)
  expect([...told].map(({ at }) => at)).toEqual([1, 2])
})
