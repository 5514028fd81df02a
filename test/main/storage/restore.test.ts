import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups } from '../../../src/main/storage/backups'
import { finishExchange, prepareRestore, restoreStopped, takeBack } from '../../../src/main/storage/restore'
import { tempFolder } from '../../support/temp-folder'

const NAME = '2026-11-20T00-00-00-000Z'
const NOW = Date.UTC(2026, 10, 22)
const ITEMS = ['fleet.db', 'history', 'journal-1763700000000-0123abcd.db']

/** A store in which everything says `word`. */
async function write(folder: string, word: string): Promise<void> {
  await mkdir(join(folder, 'history', 'day-2026-11-20'), { recursive: true })
  await writeFile(join(folder, 'history', 'day-2026-11-20', 'boxes-01.db'), word)
  await writeFile(join(folder, 'fleet.db'), word)
  await writeFile(join(folder, 'journal-1763700000000-0123abcd.db'), word)
}

const read = async (folder: string) => [
  await readFile(join(folder, 'fleet.db'), 'utf8'),
  await readFile(join(folder, 'history', 'day-2026-11-20', 'boxes-01.db'), 'utf8'),
  await readFile(join(folder, 'journal-1763700000000-0123abcd.db'), 'utf8'),
]

async function storeWithBackup(): Promise<string> {
  const folder = await tempFolder()
  await write(folder, 'old')
  await write(join(folder, 'backups', NAME), 'new')
  return folder
}

const left = async (folder: string) =>
  (await readdir(folder)).filter((name) => !ITEMS.includes(name) && name !== 'backups')

test('the copy comes in, what was there is one more backup; and back again', async () => {
  const folder = await storeWithBackup()
  await prepareRestore(folder, NAME)
  expect(await read(folder)).toEqual(['old', 'old', 'old'])
  const aside = await restoreStopped(folder, NAME, NOW)
  expect(await read(folder)).toEqual(['new', 'new', 'new'])
  const [, made = ''] = await listBackups(folder)
  expect(await read(join(folder, 'backups', made))).toEqual(['old', 'old', 'old'])
  expect(await read(aside)).toEqual(['old', 'old', 'old'])
  await takeBack(folder, aside)
  expect(await read(folder)).toEqual(['old', 'old', 'old'])
  expect(await left(folder)).toEqual([])
})

test('the backup that is restored stays, though it is the eighth', async () => {
  const folder = await storeWithBackup()
  for (let day = 1; day <= 6; day++) await write(join(folder, 'backups', `2026-11-21T00-00-0${day}-000Z`), 'later')
  await prepareRestore(folder, NAME)
  await restoreStopped(folder, NAME, NOW)
  expect(await listBackups(folder)).toHaveLength(8)
  expect((await listBackups(folder))[0]).toBe(NAME)
})

/** How a kill leaves the folder: the exchange written down, and so many of its items moved. */
async function killed(step: 'aside' | 'in' | 'out' | 'back', moved: number): Promise<string> {
  const folder = await storeWithBackup()
  const aside = join(folder, 'replaced-then')
  const copy = join(folder, 'restoring')
  await mkdir(aside)
  await write(copy, 'new')
  const move = async (items: readonly string[], from: string, to: string) => {
    for (const item of items) await rename(join(from, item), join(to, item))
  }
  const some = ITEMS.slice(0, moved)
  if (step === 'aside') await move(some, folder, aside)
  else await move(ITEMS, folder, aside)
  if (step === 'in') await move(some, copy, folder)
  // What came in goes out again: some of it has gone already.
  if (step === 'out') await move(ITEMS.slice(moved), copy, folder)
  if (step === 'back') await move(some, aside, folder)
  await writeFile(join(folder, 'restoring.json'), JSON.stringify({ step, aside: 'replaced-then' }))
  return folder
}

for (const [step, whole] of [
  ['aside', 'new'],
  ['in', 'new'],
  ['out', 'old'],
  ['back', 'old'],
] as const) {
  for (let moved = 0; moved <= ITEMS.length; moved++) {
    test(`a kill after ${moved} items on their way ${step}: the next start has all that is ${whole}`, async () => {
      const folder = await killed(step, moved)
      await finishExchange(folder)
      expect(await read(folder)).toEqual([whole, whole, whole])
      expect(await left(folder)).toEqual(whole === 'new' ? ['replaced-then'] : [])
      await finishExchange(folder)
      expect(await read(folder)).toEqual([whole, whole, whole])
    })
  }
}

test('a kill between the last two moves of taking it back: the next start has all that was there', async () => {
  const folder = await killed('back', ITEMS.length)
  await rm(join(folder, 'replaced-then'), { recursive: true })
  await finishExchange(folder)
  expect(await read(folder)).toEqual(['old', 'old', 'old'])
  expect(await left(folder)).toEqual([])
})

test('a copy that a kill cut short is given up, and nothing else', async () => {
  const folder = await storeWithBackup()
  await mkdir(join(folder, 'restoring'))
  await writeFile(join(folder, 'restoring', 'fleet.db'), 'half')
  await finishExchange(folder)
  expect(await read(folder)).toEqual(['old', 'old', 'old'])
  expect(await left(folder)).toEqual([])
})

test('a folder that cannot be made is a sentence, even where Node itself would wait for ever', async () => {
  const { takeFolder } = await import('../../../src/main/storage/folder-lock')
  if (process.platform !== 'linux') return
  await expect(takeFolder('/proc/fogwatch/data')).rejects.toThrow('the data folder /proc/fogwatch/data cannot be used')
})
