import { expect, test } from 'vitest'
import { days, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const lists = (...ids: string[]) => ({ devices: ids.map((id) => device(id)) })

test('a device that one list left out is no news', () => {
  const diary = new AlertDiary()
    .hears(0, lists('a', 'b'))
    .hears(seconds(20), lists('a'))
    .hears(seconds(40), lists('a', 'b'))
  expect(diary.until(seconds(100)).heard).toEqual([])
})

test('a device that two lists left out is told as missing, and when it is listed again', () => {
  const diary = new AlertDiary()
    .hears(0, lists('a', 'b'))
    .hears(seconds(20), lists('a'))
    .hears(seconds(40), lists('a'))
    .hears(seconds(60), lists('a', 'b'))
    .hears(seconds(80), lists('a', 'b'))
  expect(diary.until(seconds(100)).heard).toEqual(['55 bad device-missing SN-1/b', '95 recovery device-missing SN-1/b'])
})

test('a report that does not speak of devices is no second list', () => {
  const diary = new AlertDiary()
    .hears(0, lists('a', 'b'))
    .hears(seconds(20), lists('a'))
    .hears(seconds(25), { dialect: 'D4', devices: null })
  expect(diary.until(seconds(64)).heard).toEqual([])
})

test('one that is taken off the card after a week ends its incident', () => {
  const diary = new AlertDiary().hears(0, lists('a', 'b')).hears(seconds(20), lists('a')).hears(seconds(40), lists('a'))
  diary.until(seconds(60))
  diary.now = days(8)
  diary.hears(days(8), lists('a')).until(days(8) + seconds(20))
  expect(diary.told.map(({ news, items }) => `${news} ${items[0]?.cause}`)).toEqual(['bad null', 'recovery removed'])
})

test('a device of which its box knows nothing is no news', () => {
  const unknown = { devices: [device('a', { status: 'unknown' }), device('b')] }
  const diary = new AlertDiary().hears(0, lists('a', 'b')).hears(seconds(20), unknown).hears(seconds(40), unknown)
  expect(diary.until(seconds(100)).heard).toEqual([])
})
