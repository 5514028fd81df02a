import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitRecord } from '../../../src/shared/history/row'
import { readBoxHours, writeBoxHours } from '../../../src/shared/hq/box-hours'
import { readDayIndex } from '../../../src/shared/hq/day-index'
import { type Piece, pieceBytes, readParcel, writeParcel } from '../../../src/shared/hq/parcel'
import { anyRecord } from '../../support/records'

const overJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const anyPiece = fc.record({
  gateway: fc.string({ maxLength: 40, unit: 'binary' }),
  from: fc.nat(),
  to: fc.nat(),
  reports: fc.nat(1000),
  bytes: fc.uint8Array({ maxLength: 50 }),
})

const anyLeft = fc.tuple(fc.string({ maxLength: 9 }), fc.option(fc.nat()))

test('pieces come out of a parcel as they went in, whatever their gateways are called', () => {
  fc.assert(
    fc.property(fc.array(anyPiece, { maxLength: 6 }), fc.array(anyLeft, { maxLength: 3 }), (pieces, left) => {
      const bytes = writeParcel({ pieces, left })
      expect(readParcel(bytes)).toEqual({ ok: true, value: { pieces, left } })
      const most = pieces.reduce((sum, piece: Piece) => sum + pieceBytes(piece), 400)
      expect(bytes.length).toBeLessThanOrEqual(most)
    }),
  )
})

test('a parcel that is damaged anywhere is read without throwing, and never beyond its end', () => {
  const pieces = [{ gateway: 'SN-1', from: 1, to: 2, reports: 3, bytes: new Uint8Array([1, 2, 3]) }]
  const whole = writeParcel({ pieces, left: [] })
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (place, byte, length) => {
      const spoiled = whole.slice(0, length)
      if (place < length) spoiled[place] = byte
      const read = readParcel(spoiled)
      if (read.ok) for (const { bytes } of read.value.pieces) expect(bytes.length).toBeLessThanOrEqual(spoiled.length)
    }),
  )
})

test('what a box did comes back to the last field', () => {
  fc.assert(
    fc.property(fc.array(anyRecord(['SN-1']), { maxLength: 12 }), (records) => {
      const parts = records.map(splitRecord)
      const rows = parts.map(({ row }, index) => ({ ...row, identity: String(index) }))
      const identities = new Map(parts.map(({ identity }, index) => [String(index), overJson(identity)]))
      const presence = records.map(({ at }) => ({ at, from: 'online', to: 'late' }))
      const read = readBoxHours(writeBoxHours({ rows, identities, presence }), 'SN-1')
      expect(read).toEqual({ ok: true, value: { rows: overJson(rows), identities, presence } })
    }),
  )
})

test.each([
  ['no JSON', '{'],
  ['nothing', '{}'],
  ['of the future', '{"schema":2}'],
  ['more rows than anybody sends', hours({ count: 4e9, numbers: [], words: [] })],
  ['columns that are none', hours({ count: 1, numbers: [['x']], words: [] })],
  ['words that are none', hours({ count: 1, numbers: [], words: [['a']] })],
  ['rows without a time', hours({ count: 1, numbers: [], words: [] })],
])('what is %s is refused with a reason', (_, text) => {
  expect(readBoxHours(text, 'SN-1')).toMatchObject({ ok: false, problem: { code: 'invalid-input' } })
})

test('an index of another kind is refused', () => {
  const index = { schema: 1, day: '2026-11-22', signature: 'x', boxes: [['SN-1']], happened: 1, omitted: 0 }
  expect(readDayIndex(JSON.stringify(index))).toEqual({ ok: true, value: index })
  for (const wrong of [{ day: '22.11.' }, { boxes: [[1]] }, { happened: -1 }, { schema: 2 }])
    expect(readDayIndex(JSON.stringify({ ...index, ...wrong }))).toMatchObject({ ok: false })
})

function hours(chunk: object): string {
  return JSON.stringify({ schema: 1, identities: [], chunk })
}
