import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'

test('a box heard a moment ago is online', () => {
  expect(new Diary().hears(seconds(100)).until(seconds(144)).presence()).toBe('online')
})

test('after 2P + 5 s of silence it is late, after 3P + 5 s offline, each at its own instant', () => {
  const diary = new Diary().hears(seconds(100)).until(seconds(200))
  expect(diary.facts('presence')).toEqual(['145 online→late', '165 late→offline'])
})

test('looked at late, both facts still carry the time at which they became true', () => {
  const diary = new Diary().hears(seconds(100))
  diary.now = minutes(30)
  diary.until(minutes(31))
  expect(diary.facts('presence')).toEqual(['145 online→late', '165 late→offline'])
})

test('the first report after silence makes it online again', () => {
  const diary = new Diary().hears(seconds(100)).hears(seconds(400))
  expect(diary.facts('presence')).toEqual(['145 online→late', '165 late→offline', '400 offline→online'])
})

test('a box that is told to report every 60 s has 3 minutes', () => {
  const diary = new Diary().hears(seconds(100))
  diary.fleet = {
    ...diary.fleet,
    gateways: diary.fleet.gateways.with({
      ...diary.gateway(),
      edits: { ...diary.gateway().edits, periodSeconds: 60 },
    }),
  }
  expect(diary.until(seconds(284)).presence()).toBe('late')
  expect(diary.until(seconds(285)).presence()).toBe('offline')
})

test('nobody is late or offline within a minute after the start', () => {
  const diary = new Diary().hears(seconds(1)).until(seconds(59))
  expect(diary.presence()).toBe('online')
})
