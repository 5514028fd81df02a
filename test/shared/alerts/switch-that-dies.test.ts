import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

test('a switch that dies with 2,000 boxes behind it, and one is heard: one message, and one when they are back', {
  timeout: 60_000,
}, () => {
  const many = Array.from({ length: 2000 }, (_, n) => `SN-${n}`)
  const diary = new AlertDiary()
  const all = (at: number) => {
    diary.until(at)
    for (const sn of many) diary.hears(at, { sn })
    return diary.hears(at, { sn: 'other' })
  }
  for (let at = 0; at <= seconds(100); at += seconds(20)) all(at)
  diary.othersReport(seconds(120), minutes(5))
  for (let at = minutes(6); at <= minutes(7); at += seconds(20)) all(at)
  expect(diary.told.map(({ news, items }) => `${news} ${items.length}`)).toEqual(['bad 2000', 'recovery 2000'])
})

test('a switch that dies with 2,000 boxes behind it, all there are: one message, of the receiver', {
  timeout: 60_000,
}, () => {
  const many = Array.from({ length: 2000 }, (_, n) => `SN-${n}`)
  const diary = new AlertDiary()
  for (let at = 0; at <= seconds(100); at += seconds(20)) {
    diary.until(at)
    for (const sn of many) diary.hears(at, { sn })
  }
  diary.until(minutes(5))
  expect(diary.heard).toEqual(['185 bad receiver-silent us'])
})
