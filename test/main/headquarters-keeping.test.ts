import { expect, test } from 'vitest'
import { StorageFailure } from '../../src/main/failures'
import { HeadquartersKeeping, type HeadquartersKeepingParts } from '../../src/main/headquarters-keeping'
import type { Facts } from '../../src/main/ports'
import { foundOffline } from '../support/transitions'

const PLACE = { schema: 1, created: '2026-11-22', sequence: 7, storedAt: 5 } as const

/** A headquarters on a disk that may be full: what it refuses goes with the next that it takes, as in the storage. */
function world() {
  const disk = { isFull: false, recorded: [] as string[], owed: [] as string[], kept: 0 }
  const said: string[] = []
  const told: (string | null)[] = []
  const keeping: HeadquartersKeeping = new HeadquartersKeeping({
    clock: { now: () => 1000 },
    storage: {
      async commit({ transitions }: Facts) {
        await Promise.resolve()
        disk.owed.push(...transitions.map(({ id }) => id))
        if (disk.isFull) throw new StorageFailure('no room', true)
        disk.recorded.push(...disk.owed.splice(0))
      },
    },
    files: {},
    snapshots: {},
    telling: { view: { role: 'standing-by' } },
    sites: { keep: async () => void disk.kept++ },
    place: () => PLACE,
    log: (line: string) => said.push(line),
    onProblem: () => told.push(keeping.problem?.code ?? null),
  } as unknown as HeadquartersKeepingParts)
  return { disk, said, told, keeping }
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
})
