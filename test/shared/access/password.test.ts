import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfPassword, LONGEST_PASSWORD, meantPassword } from '../../../src/shared/access/password'

test.each([
  ['A\u030angstro\u0308m', '\u00c5ngstr\u00f6m'],
  ['ｐａｓｓｗｏｒｄ', 'password'],
  ['密码１２３４５６', '密码123456'],
  ['ﬁrewall9', 'firewall9'],
])('%j and %j are one password, whichever keyboard typed it', (one, other) => {
  expect(one).not.toBe(other)
  expect(meantPassword(one)).toBe(meantPassword(other))
})

test('however often it is brought into its form, it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => meantPassword(meantPassword(typed)) === meantPassword(typed)),
  )
})

test('eight characters do, however many units they take; more than anybody types does not', () => {
  expect(faultOfPassword('1234567')).toBe('too-short')
  expect(faultOfPassword('12345678')).toBeNull()
  expect(faultOfPassword('🐟🐟🐟🐟')).toBe('too-short')
  expect(faultOfPassword('🐟'.repeat(8))).toBeNull()
  expect(faultOfPassword('x'.repeat(LONGEST_PASSWORD))).toBeNull()
  expect(faultOfPassword('x'.repeat(LONGEST_PASSWORD + 1))).toBe('too-long')
})
