import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { valuesOfRow } from '../../../src/shared/history/chunk'
import type { ReportRecord } from '../../../src/shared/history/record'
import { NUMBER_COLUMNS, splitRecord, WORD_COLUMNS } from '../../../src/shared/history/row'
import { circumstances } from '../../../src/shared/hq/gateway-shapes'
import { type RowCheck, rowCheck } from '../../../src/shared/hq/kept-row'
import { id, instant, number } from '../../../src/shared/hq/message-shapes'
import { readMessage } from '../../../src/shared/hq/read-message'
import { commitsOfReports } from '../../../src/shared/hq/report-commits'
import { messageOf } from '../../../src/shared/hq/site-message'
import { anyRecord } from '../../support/records'

const HERE = '1790000000000-0123abcd:4711'

/** What a row may be, without a line written by hand. */
const areCircumstances = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, NEVER, addIssue }) => {
    try {
      return JSON.parse(dataset.value) as unknown
    } catch {
      addIssue({ message: 'is no JSON' })
      return NEVER
    }
  }),
  circumstances,
)
const shapeOfRow = v.looseTuple([
  id,
  v.nullable(number),
  ...NUMBER_COLUMNS.map((name) => (name === 'at' ? instant : v.nullable(number))),
  ...WORD_COLUMNS.map((name) =>
    name === 'circumstances' ? areCircumstances : name === 'identity' ? v.string() : v.nullable(v.string()),
  ),
])
const byShape: RowCheck = (raw) => (v.is(shapeOfRow, raw) ? null : 'is no row')

const rowIn = (record: ReportRecord, name: string): readonly unknown[] => {
  const { row } = splitRecord(record)
  return [record.gateway, null, ...valuesOfRow({ ...row, identity: name })]
}

/** Commits of reports alone, some of which name what was not named before. */
const message = fc.array(anyRecord(['SN-1', 'auth:7']), { maxLength: 4 }).map((records) => ({
  schema: 1,
  kind: 'commits',
  identities: records.slice(0, 1).map((record) => [record.gateway, 'n0', splitRecord(record).identity]),
  commits: [{ position: HERE, at: 1.5, facts: records.map((record, n) => ({ report: rowIn(record, `n${n}`) })) }],
}))

const spoiled = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 0, 1e300, 254e12, '', 'x'.repeat(4001), [], {}, [[]], true, { length: 3 }, HERE),
  fc.constantFrom<unknown>(`${HERE}0`, `${HERE.slice(0, -4)}01`, HERE.toUpperCase(), { report: [] }, { removed: [] }),
  fc.jsonValue(),
)

/** The `where`-th value in it, counted through, is another, or has one more. */
function spoil(document: unknown, where: number, value: unknown, isMore: boolean): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key })
      walk((holder as Record<string, unknown>)[key])
    }
  }
  walk(document)
  const { holder, key } = places[where % places.length] as (typeof places)[number]
  const held = holder[key]
  if (!isMore) holder[key] = value
  else if (Array.isArray(held)) held.push(value)
  else if (typeof held === 'object' && held !== null) Object.assign(held, { more: value })
  return document
}

test('what is read by hand is what the shapes say of it', () => {
  fc.assert(
    fc.property(message, (one) => {
      const raw = JSON.parse(JSON.stringify(one))
      const read = commitsOfReports(raw, rowCheck())
      expect(read).not.toBeNull()
      expect({ ok: true, value: read }).toEqual(messageOf(raw, byShape))
    }),
    { numRuns: 60 },
  )
})

test('whatever was spoiled is refused, and said to be refused, as by the shapes', () => {
  fc.assert(
    fc.property(message, spoiled, fc.nat(), fc.boolean(), (one, value, where, isMore) => {
      const raw = spoil(JSON.parse(JSON.stringify(one)), where, value, isMore)
      const byHand = readMessage(JSON.stringify(raw))
      const byShapes = messageOf(JSON.parse(JSON.stringify(raw)), rowCheck())
      expect(byHand).toEqual(byShapes)
      expect(byHand.ok).toBe(messageOf(JSON.parse(JSON.stringify(raw)), byShape).ok)
    }),
    { numRuns: 400 },
  )
})

test('circumstances are looked through once, whoever sends them, and what only looks like them is none', () => {
  const tails = [
    'null,null,[],[],null]',
    'null,{"active":true,"description":"x"},[],["cpu"],null]',
    'null,null,[],[],7]',
    ']',
  ]
  const fronts = [
    '["10.0.0.1",',
    '["10.0.0.2",',
    ' ["10.0.0.3",',
    '["\\"a",',
    '["a\u0001",',
    '[7,',
    '[',
    ',',
    '',
    '["",',
    '["\\',
  ]
  const [first] = fc.sample(anyRecord(['SN-1']), { numRuns: 1, seed: 1 }) as [ReportRecord]
  const place = 2 + NUMBER_COLUMNS.length + WORD_COLUMNS.indexOf('circumstances')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...fronts), fc.constantFrom(...tails)), { maxLength: 12 }),
      (texts) => {
        const check = rowCheck()
        for (const [front, tail] of texts) {
          const row = rowIn(first, 'n0').with(place, front + tail)
          expect(check(row) === null, front + tail).toBe(v.is(shapeOfRow, row))
        }
      },
    ),
  )
})
