import { expect, test } from 'vitest'
import { endNews } from '../../../src/shared/hq/link-news'
import type { IncidentKind } from '../../../src/shared/model/incident'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { LinkDiary } from './link-diary'

/** A site that has something and cannot send it. */
const refused = () => new LinkDiary().hears('north').until(seconds(60)).grows('north').until(seconds(140))

/** How troubles of a kind ended, and what is told of that to who was told of their beginning. */
const endsOf = ({ incidents, now }: LinkDiary, kind: IncidentKind) =>
  incidents.flatMap(({ ledger, ...one }) => {
    if (one.kind !== kind || one.closedAt === null) return []
    const news = endNews([{ ...one, ledger: { ...ledger, badAt: one.openedAt } }], now)
    return [one.closeCause, ...news.map((told) => told.news)]
  })

test('a site that could not send, and is not heard any more, is not said to send again', () => {
  const diary = refused().cut('north').until(minutes(4))
  expect(diary.told()).toEqual(['70 site-refused closed 175', '140 site-link-down bad'])
  expect(endsOf(diary, 'site-refused')).toEqual(['not-watching'])
  diary.restore('north').takesIn('north').until(minutes(8))
  expect(endsOf(diary, 'site-link-down')).toEqual(['recovered', 'recovery'])
})

test('one that has sent all that it had is', () => {
  const diary = refused().takesIn('north').until(minutes(6))
  expect(endsOf(diary, 'site-refused')).toEqual(['recovered', 'recovery'])
  // What was well when something else began has ended well.
  const soon = refused().takesIn('north').until(seconds(150)).cut('north').until(minutes(5))
  expect(endsOf(soon, 'site-refused')).toEqual(['recovered', 'recovery'])
})

test('servers that had lost what they had, and do not answer any more, are not said to have it again', () => {
  const diary = new LinkDiary().hears('north').until(seconds(60)).falls()
  diary.isEngineUp = false
  diary.until(minutes(3))
  expect(endsOf(diary, 'engine-fell')).toEqual(['not-watching'])
})
