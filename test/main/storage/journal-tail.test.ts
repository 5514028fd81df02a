import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { JournalHold } from '../../../src/main/storage/journal-hold'
import { FolderTail } from '../../../src/main/storage/journal-tail'
import { maintain } from '../../../src/main/storage/maintenance'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { identityKey } from '../../../src/shared/history/gateway-replay'
import { placeOf } from '../../../src/shared/hq/position'
import { hours } from '../../../src/shared/time/millis'
import { eventually } from '../../support/eventually'
import { KeptFleet } from '../../support/kept-fleet'
import { report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

const LIMITS = { bytes: 512 * 1024, reports: 1000 }

async function kept() {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  onTestFinished(() => storage.close())
  const fleet = new KeptFleet(storage)
  await fleet.hears(report())
  const { tail } = storage
  return { folder, storage, fleet, tail, head: () => tail.head ?? '' }
}

const times = (part: Awaited<ReturnType<NedbStorage['tail']['read']>>): number[] =>
  (part?.commits ?? []).flatMap(({ facts }) =>
    facts.flatMap(({ report: row }) => (row === undefined ? [] : Number(row[2]))),
  )

test('what is kept is read in order, whole commits at a time, without bodies and settings', async () => {
  const { fleet, tail, head, storage } = await kept()
  const from = head()
  const told: number[] = []
  tail.onCommit(({ reports }) => told.push(reports))
  for (let i = 0; i < 5; i++) {
    fleet.clock.advance(1000)
    await fleet.hears(report(), 'a body')
  }
  await storage.commit({
    at: fleet.clock.now(),
    gateways: [],
    removed: [],
    transitions: [],
    settings: { secret: 1 } as never,
  })
  const all = await tail.read(from, LIMITS)
  expect(times(all)).toEqual(fleet.records.slice(1).map(({ at }) => at))
  expect(all?.end).toBe(head())
  expect(JSON.stringify(all)).not.toMatch(/a body|secret/)
  expect(told).toEqual([1, 1, 1, 1, 1, 0])
  const two = await tail.read(from, { ...LIMITS, reports: 2 })
  expect(times(two)).toEqual(times(all).slice(0, 2))
  expect(times(await tail.read(two?.end ?? '', { ...LIMITS, bytes: 1 }))).toEqual(times(all).slice(2, 3))
  expect(times(await tail.read(from, { ...LIMITS, until: two?.end }))).toEqual(times(all).slice(0, 2))
  expect(await tail.count(from)).toBe(5)
  expect((await tail.read(head(), LIMITS))?.commits).toEqual([])
})

test('a place is known by what lies before it, and not by its name alone', async () => {
  const { fleet, tail, head } = await kept()
  const from = head()
  const check = (await tail.read(`${placeOf(from).generation}:0`, LIMITS))?.check ?? ''
  expect(await tail.locate(from, check)).toBe('journal')
  expect(await tail.locate(from, null)).toBe('journal')
  expect(await tail.locate(from, 'another')).toBe('elsewhere')
  const { generation, offset } = placeOf(from)
  expect(await tail.locate(`${generation}:${offset + 1}`, null)).toBe('elsewhere')
  expect(await tail.locate('9999999999999-00000000:5', null)).toBe('elsewhere')
  expect(await tail.locate('0000000000001-00000000:5', null)).toBe('sealed')
  await fleet.hears(report())
  expect(await tail.locate(from, check)).toBe('journal')
})

test('journals are held for who is behind, and no longer; read on over the hour', async () => {
  const { fleet, tail, head, storage } = await kept()
  const from = head()
  tail.hold(from)
  for (let i = 0; i < 3; i++) {
    fleet.clock.advance(hours(1))
    await fleet.hears(report())
  }
  expect((await storage.usage()).history).toBe(0)
  const found: number[] = []
  for (let after = from; ; ) {
    const part = await tail.read(after, LIMITS)
    if (part === null || part.end === after) break
    found.push(...times(part))
    after = part.end
  }
  expect(found).toEqual(fleet.records.slice(1).map(({ at }) => at))
  expect(await tail.count(from)).toBe(3)
  tail.hold(null)
  await fleet.hears(report())
  await eventually(async () => expect(await tail.read(from, LIMITS)).toBeNull())
  expect(await tail.count(from)).toBeNull()
  expect(await tail.locate(from, null)).toBe('sealed')
})

test('a journal that sealing takes away while it is read is no failure', async () => {
  const { folder, tail, head } = await kept()
  await rm(join(folder, `journal-${placeOf(head()).generation}.db`))
  const beginning = `${placeOf(head()).generation}:0`
  expect(await tail.read(beginning, LIMITS)).toBeNull()
  expect(await tail.locate(beginning, null)).toBe('sealed')
  expect(await tail.identities(head(), new Set(['x']))).toEqual([])
})

test('however long a journal is, what its rows name is sought in it a few MB at a time', async () => {
  const folder = await tempFolder()
  const generation = '1790000000000-00000000'
  const naming = (n: number) => `${JSON.stringify({ at: n, identities: [[`SN-${n}`, 'x', {}]], facts: [] })}\n`
  const filler = `${JSON.stringify({ at: 1, facts: [], filler: 'f'.repeat(100_000) })}\n`.repeat(50)
  const text = naming(1) + filler + naming(2) + filler + naming(3)
  await writeFile(join(folder, `journal-${generation}.db`), text)
  const parts = { extents: () => [], newest: () => null, onHold: () => undefined, log: () => undefined }
  const tail = new FolderTail({ folder, ...parts, fleet: () => Promise.reject(new Error('nobody asks')) })
  const allocated = vi.spyOn(Buffer, 'allocUnsafe')
  const keys = new Set([1, 2, 3].map((n) => identityKey(`SN-${n}`, 'x')))
  const found = await tail.identities(`${generation}:${text.length}`, keys)
  expect(found.map(([gateway]) => gateway)).toEqual(['SN-1', 'SN-2', 'SN-3'])
  expect(Math.max(...allocated.mock.calls.map(([size]) => size))).toBeLessThan(text.length / 2)
  allocated.mockRestore()
})

test('the fleet is told with the place that it is of', async () => {
  const { fleet, tail, head } = await kept()
  await fleet.hears(report({ sn: 'SN-2' }))
  const { position, gateways } = await tail.fleet()
  expect(position).toBe(head())
  expect(gateways.map(({ id }) => id).toSorted()).toEqual(['SN-1', 'SN-2'])
})

test('no more is held than queries can search', () => {
  const hold = new JournalHold()
  const ended = (sizes: readonly number[]) =>
    sizes.map((size, index) => ({ id: `${1_790_000_000_000 + index}-00000000`, size }))
  const names = (sizes: readonly number[]) => hold.release(ended(sizes)).map(({ id }) => Number(id.slice(10, 13)))
  expect(names([1, 1])).toEqual([0, 1])
  hold.set('1790000000001-00000000')
  expect(names([1, 1, 1])).toEqual([0])
  expect(names([1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([0, 1, 2])
  const megabytes = (n: number) => n * 1024 * 1024
  expect(names([1, megabytes(100), megabytes(60), megabytes(60)])).toEqual([0, 1])
})

test('what is sealed is not elsewhere, though no journal is left', async () => {
  const { folder, storage, head } = await kept()
  const before = head()
  await storage.close()
  await maintain('compact', folder, () => undefined)
  const again = new NedbStorage(folder, () => undefined)
  await again.open()
  onTestFinished(() => again.close())
  expect(again.tail.head).toBeNull()
  expect(await again.tail.locate(before, null)).toBe('sealed')
})
