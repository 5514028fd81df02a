import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '../../../src/shared/export/csv'
import { ReportLines } from '../../../src/shared/export/report-lines'
import { reportRow } from '../../../src/shared/export/report-rows'
import { RowWords } from '../../../src/shared/export/row-words'
import { splitRecord } from '../../../src/shared/history/row'
import type { Gateway } from '../../../src/shared/model/gateway'
import { FORM } from '../../support/exported-story'
import { anyRecord } from '../../support/records'

const FORMS = [FORM, { ...FORM, language: 'zh', names: 'titles', zone: 'America/St_Johns' }] as const

/** Words of a fleet in which one of two boxes is known. */
const wordsIn = (form: (typeof FORMS)[number]) => {
  const known = { id: 'SN-1', name: 'x', edits: { alias: '=东门', group: 'A,B' } } as unknown as Gateway
  return new RowWords(form, new Map([['SN-1', known]]))
}

test('a line of a report is what its row says, whatever lines came before it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMS),
      fc.array(fc.tuple(anyRecord(['SN-1', 'SN-2']), fc.nat(3)), { minLength: 1, maxLength: 12 }),
      (form, picks) => {
        const lines = new ReportLines(wordsIn(form))
        const words = wordsIn(form)
        const split = picks.map(([record]) => ({ record, ...splitRecord(record) }))
        // Each more than once, and one identity with several rows of its own gateway, as they are kept.
        for (const [, place] of [...picks, ...picks]) {
          const { record, identity, row } = split[place % split.length] as (typeof split)[number]
          const line = lines.lineOf({ gateway: record.gateway, row: { ...row, identity: 'name' }, identity })
          expect(line).toBe(csvLine(reportRow(record, words)))
        }
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

test('rows that share an identity and differ in the rest are told apart', () => {
  fc.assert(
    fc.property(anyRecord(['SN-1']), fc.array(anyRecord(['SN-1']), { maxLength: 6 }), (first, others) => {
      const words = wordsIn(FORM)
      const lines = new ReportLines(words)
      const { identity } = splitRecord(first)
      for (const other of [first, ...others, first]) {
        // The same box in the same words, with the figures of another report.
        const { gateway } = other.report
        const report = {
          ...first.report,
          gateway:
            first.report.gateway === null || gateway === null
              ? first.report.gateway
              : {
                  ...first.report.gateway,
                  metrics: gateway.metrics,
                  fault: gateway.fault,
                  reportedStatus: gateway.reportedStatus,
                },
          devices:
            first.report.devices?.map((device, place) => ({
              ...device,
              status: other.report.devices?.[place]?.status ?? device.status,
            })) ?? null,
          warnings: other.report.warnings,
          ...(other.report.sentAt === undefined ? {} : { sentAt: other.report.sentAt }),
        }
        const record = { ...other, path: first.path, report }
        const row = { ...splitRecord(record).row, identity: 'name' }
        expect(lines.lineOf({ gateway: 'SN-1', row, identity })).toBe(csvLine(reportRow(record, wordsIn(FORM))))
      }
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('of a box whose file is read nothing is held: months of boxes would not fit', async () => {
  const lines = new ReportLines(wordsIn(FORM))
  const [record] = fc.sample(anyRecord(['SN-1']), { numRuns: 1, seed: 7 })
  if (record === undefined) throw new Error('no record')
  const identities = Array.from({ length: 20 }, () => {
    const { identity, row } = splitRecord(record)
    lines.lineOf({ gateway: 'SN-1', row: { ...row, identity: 'name' }, identity })
    return new WeakRef(identity)
  })
  setFlagsFromString('--expose-gc')
  // A turn later: what was made in this one is held until it ends.
  await new Promise((resolve) => setImmediate(resolve))
  runInNewContext('gc')()
  expect(identities.filter((identity) => identity.deref() !== undefined)).toEqual([])
  expect(lines).toBeDefined()
})
