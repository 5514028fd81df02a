import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { hours, seconds } from '../../../src/shared/time/millis'
import { allReports, KeptFleet } from '../../support/kept-fleet'
import { device, report } from '../../support/reports'
import { sealed } from '../../support/sealed'
import { tempFolder } from '../../support/temp-folder'

/** A day of two boxes, sealed. */
async function sealedFolder(): Promise<string> {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (const status of ['online', 'offline', 'online'] as const) {
    for (const sn of ['SN-1', 'SN-2']) await fleet.hears(report({ sn, devices: [device('a', { status })] }))
    await fleet.waits(seconds(20))
  }
  await fleet.waits(hours(2))
  await fleet.hears(report({ sn: 'SN-3' }))
  await sealed(folder)
  await storage.close()
  return folder
}

/** Puts other packed data into every document of the day that is meant; the lines stay documents. */
async function damage(folder: string, isMeant: (document: { kind?: string; gateway?: string }) => boolean) {
  const history = join(folder, 'history')
  for (const name of await readdir(history, { recursive: true })) {
    if (!name.endsWith('.db')) continue
    const lines = (await readFile(join(history, name), 'utf8')).trimEnd().split('\n')
    const written = lines.map((line) => {
      const document = JSON.parse(line) as { kind?: string; gateway?: string; data: string }
      return isMeant(document) ? JSON.stringify({ ...document, data: document.data.slice(4) }) : line
    })
    await writeFile(join(history, name), `${written.join('\n')}\n`)
  }
}

test.each([
  ['chunk', 'chunk'],
  ['identity', 'identity'],
])('a %s that is a document and yet damaged hides nothing but its own box, and is told of', async (_, kind) => {
  const folder = await sealedFolder()
  await damage(folder, (document) => document.kind === kind && document.gateway === 'SN-1')
  const log: string[] = []
  const storage = new NedbStorage(folder, (line) => log.push(line))
  await storage.open()
  const read = await allReports(storage)
  expect(read.map(({ gateway }) => gateway)).toEqual(['SN-2', 'SN-2', 'SN-2', 'SN-3'])
  expect(log.join()).toContain('a damaged line was left out')
  await storage.close()
})

test('transitions that are damaged hide none of another generation', async () => {
  const folder = await sealedFolder()
  await damage(folder, ({ kind }) => kind === undefined)
  const log: string[] = []
  const storage = new NedbStorage(folder, (line) => log.push(line))
  await storage.open()
  const told = await storage.transitions({ limit: 100 })
  expect(told.map(({ gateway }) => gateway)).toContain('SN-3')
  expect(log.join()).toContain('a damaged line was left out')
  await storage.close()
})

test('files and lines of somebody else in the history hide nothing', async () => {
  const folder = await sealedFolder()
  await writeFile(join(folder, 'history', 'day-2026-11-21'), 'no folder')
  const names = await readdir(join(folder, 'history'), { recursive: true })
  for (const name of names.filter((each) => each.includes('boxes-'))) {
    await appendFile(
      join(folder, 'history', name),
      '{"_id":"c:1:x","gateway":7}\n{"_id":"x"}\n{"_id":"y","gateway":"SN-1"}\n',
    )
  }
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  expect(await allReports(storage)).toHaveLength(7)
  expect(await storage.transitions({ limit: 100 })).not.toHaveLength(0)
  await storage.close()
})
