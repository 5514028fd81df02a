import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { isAccounted } from '../../../src/shared/model/transition'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { copyOf } from '../../support/folder-copy'
import { allReports, byId, inOrder, KeptFleet } from '../../support/kept-fleet'
import { anyRecord } from '../../support/records'
import { tempFolder } from '../../support/temp-folder'

const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('report' as const), of: anyRecord(['x']), sn: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      by: fc.constantFrom(20_000, minutes(2), hours(1), hours(13)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), alias: fc.string({ unit: 'binary' }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'remove' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'set back' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'kill' as const }) },
)

const open = (folder: string) => new NedbStorage(folder, (line) => expect.fail(line))

test('any sequence of reports, silences, edits, restarts and kills is read back to the last field', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      let folder = await tempFolder()
      let storage = open(folder)
      await storage.open()
      const fleet = new KeptFleet(storage)
      for (const one of steps) {
        if (one.kind === 'report') {
          // One box with a serial, one that only tells its code, and one that may tell both.
          const codes = { sn: ['SN-0', null, one.of.report.sn][one.sn] ?? null, authCode: 'CODE' }
          await fleet.waits(seconds(1))
          await fleet.hears({ ...one.of.report, ...codes }, '{}', one.of.from)
        } else if (one.kind === 'wait') await fleet.waits(one.by)
        else if (one.kind === 'edit') await fleet.edits('SN-0', one.alias)
        else if (one.kind === 'remove') await fleet.removes('SN-0')
        else if (one.kind === 'set back') await fleet.isSetBack(minutes(7))
        else {
          const before = storage
          const known = fleet.gateways
          if (one.kind === 'kill') folder = await copyOf(folder)
          else await before.close()
          storage = open(folder)
          const reader = await storage.open()
          expect(byId(reader.gateways)).toEqual(known)
          expect(await allReports(storage)).toEqual(inOrder(fleet.records))
          await storage.close()
          storage = open(folder)
          await fleet.goesOnWith(storage)
          if (one.kind === 'kill') await before.close()
        }
      }
      expect(await allReports(storage)).toEqual(inOrder(fleet.records))
      const told = new Map(fleet.transitions.map((transition) => [transition.id, transition]))
      const newestFirst = [...told.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1))
      expect(await storage.transitions({ limit: 1e6 })).toEqual(newestFirst.filter(({ kind }) => !isAccounted(kind)))
      const removals = await storage.transitions({ limit: 1e6, kind: 'removal' })
      expect(removals).toEqual(newestFirst.filter(({ kind }) => kind === 'removal'))
      await storage.close()
    }),
    { numRuns: Number(process.env['FOGWATCH_RUNS'] ?? 12), endOnFailure: process.env['FOGWATCH_RUNS'] !== undefined },
  )
}, 600_000)
