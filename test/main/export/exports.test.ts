import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Exports } from '../../../src/main/export/exports'
import type { Job } from '../../../src/main/export/job'
import { PartFile } from '../../../src/main/export/part-file'
import { StorageFailure } from '../../../src/main/failures'
import type { SheetPart } from '../../../src/main/ports'
import type { ExportView } from '../../../src/shared/contract/export-views'
import { FORM } from '../../support/exported-story'
import { tempFolder } from '../../support/temp-folder'

const part = (text: string, share: number): SheetPart => ({ bytes: new TextEncoder().encode(text), rows: 1, share })

const ASK = {
  request: { kind: 'events', from: 0, to: 1000, gateways: null, form: FORM },
  now: 1000,
  defaultPeriod: 20_000,
  mutes: [],
  incidents: [],
  accountsSince: 0,
} as const

const jobIn = (folder: string | null): Job => ({
  ask: ASK,
  fileName: 'events.csv',
  folder,
  boxes: null,
  group: null,
  estimatedRows: 2,
  scheduled: false,
})

async function stage(sheet: () => AsyncIterable<SheetPart>) {
  const data = await tempFolder()
  const target = await tempFolder()
  const told: ExportView[] = []
  const logged: string[] = []
  const open = async () => {
    const exports = new Exports(data, {
      now: () => 5000,
      sheet,
      tell: (view) => told.push(view),
      log: (line) => logged.push(line),
    })
    await exports.open()
    return exports
  }
  return { data, target, told, logged, open, exports: await open(), job: { ...jobIn(target), folder: target } }
}

async function* two(): AsyncGenerator<SheetPart> {
  yield part('a\r\n', 0.5)
  yield part('b\r\n', 1)
}

/** A sheet that stands still after its first part until it is let go on. */
function halting() {
  let goOn: () => void = () => undefined
  const halt = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let isEnded = false
  async function* sheet(): AsyncGenerator<SheetPart> {
    try {
      yield part('a\r\n', 0.5)
      await halt
      yield part('b\r\n', 1)
    } finally {
      isEnded = true
    }
  }
  return { sheet, goOn: () => goOn(), isEnded: () => isEnded }
}

test('an export is written, told to its end, and still listed by the next station', async () => {
  const { exports, job, target, told, open } = await stage(two)
  const done = await exports.run(job)
  expect(done).toMatchObject({ state: 'done', rows: 2, bytes: 6, share: 1, path: join(target, 'events.csv') })
  expect(await readFile(join(target, 'events.csv'), 'utf8')).toBe('a\r\nb\r\n')
  expect(told.map(({ state }) => state)).toContain('running')
  expect(told.at(-1)).toEqual(done)
  await exports.stop()
  expect((await open()).list()).toEqual([done])
})

test('cancelled, it leaves nothing and says so', async () => {
  const { sheet, goOn, isEnded } = halting()
  const { exports, job, target } = await stage(sheet)
  const running = exports.run(job)
  await expect.poll(() => exports.list()[0]?.rows).toBe(1)
  exports.cancel(exports.list()[0]?.id ?? '')
  goOn()
  expect(await running).toMatchObject({ state: 'cancelled', path: null })
  expect(isEnded()).toBe(true)
  expect(await readdir(target)).toEqual([])
})

test('what fails leaves nothing and says why', async () => {
  async function* broken(): AsyncGenerator<SheetPart> {
    yield part('a\r\n', 0.5)
    throw new StorageFailure('a day cannot be read')
  }
  const { exports, job, target } = await stage(broken)
  const reason = 'a day cannot be read'
  expect(await exports.run(job)).toMatchObject({ state: 'failed', failure: 'storage-failed', reason })
  expect(await exports.run({ ...job, folder: join(target, 'none') })).toMatchObject({ failure: 'folder-gone' })
  expect(await readdir(target)).toEqual([])
})

test('a disk that is full in the middle leaves nothing and says so', async () => {
  const { exports, job, target } = await stage(two)
  let written = 0
  const write = vi.spyOn(PartFile.prototype, 'write').mockImplementation(async () => {
    if (written++ > 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  })
  onTestFinished(() => write.mockRestore())
  expect(await exports.run(job)).toMatchObject({ state: 'failed', failure: 'disk-full', path: null })
  expect(written).toBe(2)
  expect(await readdir(target)).toEqual([])
})

test('a station that ends gives up what runs; one that was killed is cleaned up after', async () => {
  const { sheet, goOn } = halting()
  const { exports, job, target, data, open } = await stage(sheet)
  const running = exports.run(job)
  await expect.poll(async () => (await readdir(target)).length).toBe(1)
  await expect.poll(() => exports.list()[0]?.rows).toBe(1)
  // As it lies on the disk while it runs.
  await expect.poll(() => readFile(join(data, 'exports.json'), 'utf8')).toContain('.part')
  const killed = await readFile(join(data, 'exports.json'), 'utf8')
  const stopping = exports.stop()
  goOn()
  await stopping
  expect((await running).state).toBe('cancelled')
  await writeFile(join(data, 'exports.json'), killed)
  await writeFile(join(target, (JSON.parse(killed).exports[0].part as string).split('/').at(-1) ?? ''), 'half')
  expect((await open()).list()).toMatchObject([{ state: 'failed', failure: 'interrupted' }])
  expect(await readdir(target)).toEqual([])
})

test.each([
  ['half of a list', '{"version":1,"expor', 0],
  ['a list of another version', '{"version":2,"exports":[]}', 0],
  [
    'a list with something else in it',
    (whole: string) => whole.replace('"exports":[', '"exports":[null,{"view":3},'),
    1,
  ],
])('%s is kept aside and told, and exports go on', async (_, damage, readable) => {
  const { data, exports, open, job, logged } = await stage(two)
  await exports.run(job)
  await exports.stop()
  const path = join(data, 'exports.json')
  const broken = typeof damage === 'string' ? damage : damage(await readFile(path, 'utf8'))
  await writeFile(path, broken)
  const again = await open()
  expect(again.list()).toHaveLength(readable)
  expect(await readFile(again.damagedList ?? '', 'utf8')).toBe(broken)
  expect(logged.join('\n')).toContain(again.damagedList)
  expect((await again.run(job)).state).toBe('done')
  await again.stop()
  const third = await open()
  expect(third.list()).toHaveLength(readable + 1)
  expect(third.damagedList).toBeNull()
})

test('a download waits, is fetched once, and is over when whoever took it goes', async () => {
  const { exports, target } = await stage(two)
  const waiting = exports.prepare(jobIn(null))
  expect(waiting.state).toBe('waiting')
  const texts: string[] = []
  for await (const bytes of exports.fetch(waiting.id) ?? []) texts.push(new TextDecoder().decode(bytes))
  expect(texts.join('')).toBe('a\r\nb\r\n')
  expect(exports.find(waiting.id)).toMatchObject({ state: 'done', rows: 2, path: null })
  expect(exports.fetch(waiting.id)).toBeNull()
  const left = exports.prepare(jobIn(null))
  for await (const _ of exports.fetch(left.id) ?? []) break
  expect(exports.find(left.id)).toMatchObject({ state: 'failed', failure: 'hung-up' })
  // As HTTP lets go of what it is given for somebody who has left meanwhile.
  const never = exports.prepare(jobIn(null))
  await once(Readable.from(exports.fetch(never.id) ?? []).destroy(), 'close')
  expect(exports.find(never.id)).toMatchObject({ state: 'failed', failure: 'hung-up' })
  expect(await readdir(target)).toEqual([])
})
