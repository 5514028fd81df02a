import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowTexts } from '../../../src/main/storage/row-texts'
import { valuesOfRow } from '../../../src/shared/history/chunk'
import type { ReportRecord } from '../../../src/shared/history/record'
import { splitRecord } from '../../../src/shared/history/row'
import { anyRecord } from '../../support/records'

const GATEWAYS = ['SN-1', '"号\u2028']

/** `value` with a few of its parts, at any depth, as they are in `other`. */
function mixed<T>(value: T, other: T, isOther: () => boolean): T {
  if (isOther()) return other
  const isObject = typeof value === 'object' && value !== null && typeof other === 'object' && other !== null
  if (!isObject || Array.isArray(value) !== Array.isArray(other)) return value
  if (Array.isArray(value))
    return value.map((item, index) => mixed(item, (other as typeof value)[index] ?? item, isOther)) as T
  const entries = Object.entries(value).map(([key, part]) => {
    const there = (other as Record<string, unknown>)[key]
    return [key, there === undefined ? part : mixed(part, there, isOther)]
  })
  return Object.fromEntries(entries) as T
}

/** What a box sends one after the other: nearly the same, the same, or something quite different. */
const anyReports = fc
  .array(fc.tuple(anyRecord(GATEWAYS), fc.infiniteStream(fc.nat({ max: 30 })), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let last: ReportRecord | null = null
    return steps.map(([record, stream, isCopied]): ReportRecord => {
      const chance = stream[Symbol.iterator]()
      const next: ReportRecord = last === null ? record : mixed(last, record, () => chance.next().value === 0)
      last = next
      return isCopied ? structuredClone(next) : next
    })
  })

test('a row written as text is the row that splitting the record gives, whatever was said before', () => {
  fc.assert(
    fc.property(anyReports, fc.option(fc.nat()), (records, watchingSince) => {
      const rows = new RowTexts()
      for (const record of records) {
        const { identity, row } = splitRecord(record)
        const name = hash('sha1', JSON.stringify(identity), 'base64url').slice(0, 16)
        const written = rows.of({ record, watchingSince, body: () => '' })
        const values = [record.gateway, watchingSince, ...valuesOfRow({ ...row, identity: name })]
        expect(JSON.parse(written.text)).toEqual(JSON.parse(JSON.stringify(values)))
        expect(written).toMatchObject({ name, key: `${record.gateway}:${name}` })
        expect(written.identity()).toEqual(identity)
      }
    }),
  )
})
