import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, numberText, safeText } from '../../../src/shared/export/csv'

test('cells are quoted where they have to be, numbers never', () => {
  expect(csvLine(['东门', 'a,b', 'say "hi"', 'two\nlines', null, 1.5, -3, ' x', '0012'])).toBe(
    '东门,"a,b","say ""hi""","two\nlines",,1.5,-3," x","0012"\r\n',
  )
})

test('text that a spreadsheet would run is defused; numbers are left alone', () => {
  for (const text of ['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx']) expect(safeText(text)[0]).toBe("'")
  expect(csvLine([-1])).toBe('-1\r\n')
  expect(safeText('a=b')).toBe('a=b')
  expect(safeText('a\0b\r\nc\rd')).toBe('a\ufffdb\nc\nd')
})

test('any number is written with digits and a point, and is the same again', () => {
  expect([1e21, 1e-7, -0, 0.1, Number.NaN].map(numberText)).toEqual([
    '1000000000000000000000',
    '0.0000001',
    '0',
    '0.1',
    '',
  ])
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      const text = numberText(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-12)
    }),
  )
})
