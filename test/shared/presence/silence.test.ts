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

test('a station that is told to be more patient waits longer with all of it', () => {
  const diary = new Diary()
  diary.fleet = { ...diary.fleet, patience: { late: 4, offline: 6, grace: minutes(5) } }
  diary.hears(seconds(1)).until(seconds(299))
  expect(diary.presence()).toBe('online')
  diary.hearsEvery(seconds(20), seconds(300), seconds(400)).until(seconds(600))
  expect(diary.facts('presence').slice(-2)).toEqual(['485 online→late', '525 late→offline'])
})

test('told to be more patient while a box is late or offline, it takes nothing back and tells nothing twice', () => {
  const diary = new Diary().hears(seconds(100)).until(seconds(150))
  diary.fleet = { ...diary.fleet, patience: { late: 4, offline: 6, grace: minutes(1) } }
  expect(diary.until(seconds(224)).presence()).toBe('late')
  expect(diary.until(seconds(400)).facts('presence')).toEqual(['145 online→late', '225 late→offline'])
  diary.fleet = { ...diary.fleet, patience: { late: 10, offline: 20, grace: minutes(1) } }
  expect(diary.until(seconds(900)).facts('presence')).toHaveLength(2)
})

test('a box that is offline stays so when its network or this machine is disturbed: silence makes nobody better', () => {
  const diary = new Diary().hears(seconds(100)).until(seconds(300)).isDisturbed(seconds(300)).until(seconds(600))
  expect(diary.facts('presence')).toEqual(['145 online→late', '165 late→offline'])
  expect(diary.hears(seconds(700)).facts('presence').at(-1)).toBe('700 offline→online')
})

test('nobody is late or offline within a minute after the start', () => {
  const diary = new Diary().hears(seconds(1)).until(seconds(59))
  expect(diary.presence()).toBe('online')
})
