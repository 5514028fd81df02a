import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromPathSegment, toPathSegment } from '../../../src/shared/contract/path-id'

/** What the station makes of the id in a URL that a browser has taken apart. */
const through = (id: string): string =>
  fromPathSegment(
    decodeURIComponent(new URL(`/api/gateways/${toPathSegment(id)}/history`, 'http://a').pathname.split('/')[3] ?? ''),
  )

test.each(['.', '..', '~', '~.', '~"."', '~"x', '\ud800', 'a/b?c#d%e', '盒子', 'auth:1'])('%j comes through', (id) => {
  expect(through(id)).toBe(id)
})

test('any id comes through, and a plain one is itself', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => through(id) === id))
  expect(toPathSegment('SZCCKQRAIJBAH0002')).toBe('SZCCKQRAIJBAH0002')
})
