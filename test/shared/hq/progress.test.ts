import { expect, test } from 'vitest'
import type { MessageHead } from '../../../src/shared/hq/message-head'
import { begun, NOTHING_YET } from '../../../src/shared/hq/progress'
import { days, hours, minutes } from '../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22, 9)
const place = (at: number, offset = 0) => `${at}-0123abcd:${offset}`
const known = (lastAt: number) => ({ ...NOTHING_YET, epoch: 'old', session: 'a', last: place(lastAt, 5), lastAt })

/** The first message of another store: a snapshot, sent now. @param since when its journal begins */
const first = (since: number, isBusy = false): MessageHead => ({
  ...{ kind: 'snapshot', epoch: 'new', session: 'b', lastAt: NOW, owesSnapshot: false, past: null, check: null },
  from: place(since, 7),
  commit: place(since, isBusy ? 900 : 7),
})

test('what nobody told between two stores of a site is a gap', () => {
  // Paired again after three days, put back from a backup, installed anew.
  const again = begun(known(NOW - days(3)), first(NOW - minutes(20), true))
  expect(again.gaps).toEqual([{ from: NOW - days(3), to: NOW }])
  expect(again).toMatchObject({ epoch: 'new', pastEpochs: ['old'], last: null, lastAt: null })
  // Its first message came hours later: what it kept meanwhile comes with it.
  const late = begun(known(NOW - days(3)), first(NOW - hours(10), true))
  expect(late.gaps).toEqual([{ from: NOW - days(3), to: NOW - hours(9) }])
  // Within the hour.
  const soon = begun(known(NOW - minutes(10)), first(NOW - minutes(50)))
  expect(soon.gaps).toEqual([{ from: NOW - minutes(10), to: NOW }])
})

test('a site that is heard for the first time, or goes on under another name, has none', () => {
  expect(begun(NOTHING_YET, first(NOW)).gaps).toEqual([])
  expect(begun(known(NOW - minutes(10)), first(NOW - minutes(50), true)).gaps).toEqual([])
})
