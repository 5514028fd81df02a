import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { StorageFailure } from '../../src/main/failures'
import { KEPT_SCHEMA, type SitePieces } from '../../src/main/headquarters/kept-site'
import { SiteFiles } from '../../src/main/headquarters/site-files'
import { unrepeated } from '../../src/main/headquarters/unrepeated'
import { HeadquartersKeeping, type HeadquartersKeepingParts } from '../../src/main/headquarters-keeping'
import type { Facts } from '../../src/main/ports'
import { SiteFold } from '../../src/shared/hq/fold'
import { tempFolder } from '../support/temp-folder'
import { foundOffline } from '../support/transitions'

const PLACE = { schema: 1, created: '2026-11-22', sequence: 7, storedAt: 5 } as const

/** A headquarters on a disk that may be full: what it refuses goes with the next that it takes, as in the storage. */
function world() {
  const disk = { isFull: false, fillsUpWith: '', recorded: [] as string[], owed: [] as string[], kept: 0, now: 1000 }
  const said: string[] = []
  const told: (string | null)[] = []
  const parts = {
    clock: { now: () => disk.now },
    storage: {
      async commit({ transitions }: Facts) {
        await Promise.resolve()
        disk.owed.push(...transitions.map(({ id }) => id))
        if (disk.owed.includes(disk.fillsUpWith)) Object.assign(disk, { isFull: true, fillsUpWith: '' })
        if (disk.isFull) throw new StorageFailure('no room', true)
        disk.recorded.push(...disk.owed.splice(0))
      },
    },
    files: {} as unknown,
    snapshots: {},
    telling: { view: { role: 'standing-by' }, book: {} },
    sites: { keep: async () => void disk.kept++ } as unknown,
    place: () => PLACE,
    log: unrepeated((line: string) => said.push(line)),
    onProblem: () => told.push(keeping.problem?.code ?? null),
  }
  const keeping: HeadquartersKeeping = new HeadquartersKeeping(parts as unknown as HeadquartersKeepingParts)
  return { disk, said, told, keeping, parts }
}

test('a place in the stream is kept only once all before it is recorded, and that it cannot be is said', async () => {
  const { disk, said, told, keeping } = world()
  const [first, second] = [foundOffline('SN-1', 1), foundOffline('SN-2', 2)]
  keeping.record([first])
  await keeping.keep()
  expect(disk).toMatchObject({ kept: 1, recorded: [first.id] })

  disk.isFull = true
  for (let n = 0; n < 5; n++) keeping.record([{ ...second, id: `${second.id}${n}` }])
  await keeping.keep()
  await keeping.keep()
  // Whoever died now would read all of it again.
  expect(disk.kept).toBe(1)
  expect(keeping.problem).toEqual({ code: 'storage-full', message: 'no room', since: 1000 })
  expect(said.filter((line) => line.includes('cannot be recorded'))).toHaveLength(1)

  disk.isFull = false
  await keeping.keep()
  expect(disk).toMatchObject({ kept: 2, owed: [] })
  expect(disk.recorded).toHaveLength(6)
  expect(keeping.problem).toBe(null)
  expect(told).toEqual(['storage-full', null])

  // Soon after, once more: the last that is said is how it stands.
  Object.assign(disk, { isFull: true, now: 61_000 })
  keeping.record([{ ...first, id: `${first.id}9` }])
  await keeping.keep()
  expect(said.findLast((line) => line.includes('what happens'))).toMatch(
    /since 1970-01-01T00:01:01.000Z cannot be recorded/,
  )
})

test('a site is not kept with what came while sites are being kept before that is recorded', async () => {
  const { disk, said, keeping, parts } = world()
  const folder = await tempFolder()
  const late = foundOffline('SN-9', 9)
  const pieces = (): SitePieces => {
    keeping.record([late])
    return { schema: KEPT_SCHEMA, site: 'east', name: 'East', heardAt: 1, folded: new SiteFold().pieces }
  }
  parts.files = new SiteFiles(folder, (line) => said.push(line))
  parts.sites = { keep: (write: (sites: readonly (() => SitePieces)[]) => Promise<void>) => write([pieces]) }
  disk.fillsUpWith = late.id
  await keeping.keep()
  expect(await readdir(folder)).toEqual([])
  expect(said.join()).toMatch(/not recorded yet/)

  disk.isFull = false
  await keeping.keep()
  expect((await readdir(folder)).toSorted()).toEqual(['east.site', 'place.json', 'told.book'])
  expect(disk.owed).toEqual([])
})
