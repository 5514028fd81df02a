import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

test('a box that reports once an hour is not missed after a minute, nor by a restart each half hour', () => {
  const diary = new AlertDiary().hears(0).hears(0, { sn: 'other' }).writes('SN-1', { periodSeconds: 3600 })
  diary.othersReport(seconds(20), hours(2))
  for (let n = 0; n < 8; n++) {
    const at = hours(2) + minutes(30) * n
    if (n % 2 === 0) diary.hears(at)
    diary.othersReport(at + seconds(1), at + minutes(28)).restarts(at + minutes(29), at + minutes(29.5))
  }
  expect(diary.heard).toEqual([])
})

test('boxes of different rhythms that are all cut off at once are our own trouble, not theirs', () => {
  const diary = new AlertDiary()
  for (let at = 0; at <= seconds(600); at += seconds(5)) {
    diary.hears(at, { sn: 'fast' })
    if (at % seconds(20) === 0) diary.hears(at, { sn: 'usual' })
    if (at % seconds(60) === 0) diary.hears(at, { sn: 'slow' })
  }
  diary.until(minutes(30))
  expect(diary.heard.map((told) => told.split(' ').slice(1, 3).join(' '))).toEqual(['bad receiver-silent'])
})
