import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indented, rawPieces } from '../../../src/renderer/features/gateway/raw-report'

const kinds = (body: string, fields: readonly string[] = []) =>
  rawPieces(body, fields)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text, isMarked }) => `${kind} ${text}${isMarked ? ' !' : ''}`)

test('keys, texts and numbers of JSON are told apart', () => {
  expect(kinds('{"a \\"b": "c", "n": -1.5e3, "x": null}')).toEqual([
    'key "a \\"b"',
    'string "c"',
    'key "n"',
    'number -1.5e3',
    'key "x"',
    'number null',
  ])
})

test('the fields that warnings are about are marked', () => {
  expect(kinds('{"cpu": "9x", "ip": "a"}', ['cpu', 'sub_devices[0].none'])).toEqual([
    'key "cpu" !',
    'string "9x" !',
    'key "ip"',
    'string "a"',
  ])
})

test('nothing is lost or changed, whatever the body and the fields', () => {
  const body = fc.oneof(fc.string(), fc.json())
  fc.assert(
    fc.property(body, fc.array(fc.string(), { maxLength: 4 }), (text, fields) => {
      expect(
        rawPieces(text, fields)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('JSON is laid out in lines, anything else stays as it came', () => {
  expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(indented("{'a': 1")).toBe("{'a': 1")
})
