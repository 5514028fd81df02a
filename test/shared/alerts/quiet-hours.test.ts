import { expect, test } from 'vitest'
import { EVERY_DAY } from '../../../src/shared/time/daily-window'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

const clock = (ms: number) => {
  const at = new Date(ms)
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}

function quiet(from: number, to: number): AlertDiary {
  const diary = new AlertDiary()
  diary.rules = { ...diary.rules, quietHours: [{ days: EVERY_DAY, from: clock(from), to: clock(to) }] }
  return diary.boxesReport(['SN-1', 'SN-2', 'other'], 0, seconds(100))
}

test('what is still bad when they end is told in one digest, and what has passed is not', () => {
  const diary = quiet(minutes(2), hours(1))
    .boxesReport(['SN-2', 'other'], seconds(120), minutes(10))
    .boxesReport(['SN-1', 'other'], minutes(10) + seconds(20), minutes(59))
  expect(diary.heard).toEqual([])
  diary.boxesReport(['SN-1', 'other'], minutes(59) + seconds(20), minutes(65))
  expect(diary.heard).toEqual(['3600 digest gateway-offline SN-2'])
})

test('good and bad news are in the same digest', () => {
  const diary = quiet(minutes(5), hours(1))
    .boxesReport(['SN-2', 'other'], seconds(120), minutes(10))
    .boxesReport(['SN-1', 'other'], minutes(10) + seconds(20), minutes(65))
  expect(diary.heard[0]).toBe('185 bad gateway-offline SN-1')
  expect(diary.told.slice(1).map(({ at, news }) => `${at / 1000} ${news}`)).toEqual(['3600 digest'])
  expect(diary.told[1]?.items.map(({ gateway, news }) => `${gateway} ${news}`).toSorted()).toEqual([
    'SN-1 recovery',
    'SN-2 bad',
  ])
})

test('nothing to tell makes no digest', () => {
  expect(quiet(minutes(2), hours(1)).boxesReport(['SN-1', 'SN-2', 'other'], seconds(120), minutes(65)).heard).toEqual(
    [],
  )
})
