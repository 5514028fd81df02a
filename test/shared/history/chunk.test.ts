import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeChunk, encodeChunk, rowOfValues, valuesOfRow } from '../../../src/shared/history/chunk'
import { decodeNumbers, decodeWords, encodeNumbers, encodeWords } from '../../../src/shared/history/columns'
import { RecordJoiner } from '../../../src/shared/history/record-joiner'
import { splitRecord } from '../../../src/shared/history/row'
import { anyRecord } from '../../support/records'

const overJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

test('a record split, made a chunk, written as JSON and read again is the same record', () => {
  fc.assert(
    fc.property(fc.array(anyRecord(['SN-1']), { minLength: 1, maxLength: 12 }), (records) => {
      const parts = records.map(splitRecord)
      const rows = parts.map(({ row }, index) => ({ ...row, identity: String(index) }))
      const read = decodeChunk(overJson(encodeChunk(rows)))
      expect(read).toEqual(rows)
      const joiner = new RecordJoiner()
      expect(read.map((row, index) => joiner.join('SN-1', row, overJson(parts[index]?.identity) as never))).toEqual(
        records,
      )
    }),
  )
})

test('a row as an array of values is the same row', () => {
  fc.assert(
    fc.property(anyRecord(['SN-1']), (record) => {
      const row = { ...splitRecord(record).row, identity: 'x' }
      expect(rowOfValues(overJson(valuesOfRow(row)))).toEqual(row)
    }),
  )
})

const numbers = fc.array(
  fc.option(
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    ),
    { nil: null },
  ),
)

test('any numbers come back exactly, as a clock or not', () => {
  fc.assert(
    fc.property(numbers, fc.boolean(), (values, isClock) => {
      expect(decodeNumbers(overJson(encodeNumbers(values, isClock)), values.length)).toEqual(values)
    }),
  )
})

test('any words come back exactly', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', null, '')), (values) => {
      expect(decodeWords(overJson(encodeWords(values)), values.length)).toEqual(values)
    }),
  )
})

test('what does not change costs nothing', () => {
  expect(encodeNumbers([7.5, 7.5, 7.5, 7.5])).toEqual([1, 0, 75])
  expect(encodeNumbers([1000, 21_000, 41_000, 61_000], true)).toEqual([0, 20_000, 1000])
  expect(encodeNumbers([null, null])).toEqual([])
  expect(encodeWords(['online', 'online', 'online'])).toEqual([['online']])
})

test('fractions that doubles cannot hold are written as they are', () => {
  expect(encodeNumbers([0.1 + 0.2, 1])).toEqual([null, 0, 0.1 + 0.2, 1])
})
