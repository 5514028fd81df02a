import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSiteId, wrongSiteId } from '../../../src/shared/hq/site-id'
import { commitSubject, siteOf } from '../../../src/shared/hq/subjects'

test.each(['a', 'hangzhou-2', '0', 'x'.repeat(32)])('%s may be a site', (id) => expect(isSiteId(id)).toBe(true))

test.each(['', 'A', 'a.b', '*', '>', 'a b', '杭州', 'x'.repeat(33), 'hq', 'admin', 'system'])('"%s" may not', (id) => {
  expect(wrongSiteId(id)).toMatch(/site id/)
})

test('the subject of a site names it, and can be no other', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (isSiteId(text)) expect(siteOf(commitSubject(text))).toBe(text)
    }),
  )
  expect(siteOf('fogwatch.s1')).toBeNull()
  expect(siteOf('fogwatch-hq.snap.s1')).toBeNull()
})
