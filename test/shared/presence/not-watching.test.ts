import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'

test('while the station is closed a box is unobserved, not offline', () => {
  const diary = new Diary().hears(seconds(100)).isClosed(seconds(110), hours(8))
  expect(diary.presence()).toBe('unobserved')
  expect(diary.facts('presence')).toEqual(['110 online→unobserved'])
})

test('after a start a box stays unobserved through the grace and is offline only after 3P + 5 s of watched silence', () => {
  const diary = new Diary().hears(seconds(100)).isClosed(seconds(110), hours(8))
  expect(diary.until(hours(8) + seconds(64)).presence()).toBe('unobserved')
  expect(diary.until(hours(8) + seconds(65)).presence()).toBe('offline')
})

test('a box heard after the start is online, and its night is no downtime', () => {
  const diary = new Diary()
    .hears(seconds(100))
    .isClosed(seconds(110), hours(8))
    .hears(hours(8) + seconds(3))
  expect(diary.facts('presence')).toEqual(['110 online→unobserved', '28803 unobserved→online'])
})

test('a disturbance of ours gives everybody another grace', () => {
  const diary = new Diary().hears(minutes(2)).isDisturbed(minutes(2) + seconds(40))
  expect(diary.until(minutes(2) + seconds(99)).presence()).toBe('online')
  expect(diary.until(minutes(2) + seconds(104)).presence()).not.toBe('offline')
  expect(diary.until(minutes(2) + seconds(105)).presence()).toBe('offline')
})

test('the gap in which we did not listen is not learned as a period', () => {
  const diary = new Diary()
    .hearsEvery(seconds(5), seconds(0), seconds(60))
    .isClosed(seconds(61), hours(8))
    .hears(hours(8) + seconds(1))
  expect(Math.max(...(diary.gateway().rhythms[0]?.gaps ?? []))).toBe(seconds(5))
})
