import { expect, test } from 'vitest'
import { periodOf } from '../../../src/shared/presence/period'
import { seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { report } from '../../support/reports'

const period = (diary: Diary) => periodOf(diary.gateway(), seconds(20)) / 1000

test('a few reports teach nothing: a box that starts may send a burst', () => {
  expect(period(new Diary().hearsEvery(seconds(1), 0, seconds(9)))).toBe(20)
})

test('the period is the median of the last gaps', () => {
  expect(period(new Diary().hearsEvery(seconds(5), 0, seconds(60)))).toBe(5)
})

test('one long silence does not change it', () => {
  const diary = new Diary().hearsEvery(seconds(5), 0, seconds(60)).hearsEvery(seconds(5), seconds(600), seconds(620))
  expect(period(diary)).toBe(5)
})

test('two dialects of one box are learned apart and the shorter counts', () => {
  const diary = new Diary()
  for (let at = 0; at <= 900; at += 15) {
    diary.hears(seconds(at), report({ dialect: 'D5', gateway: null }))
    if (at % 60 === 0) diary.hears(seconds(at) + 200, report({ dialect: 'D4', devices: null }))
  }
  expect(period(diary)).toBe(15)
})

test('it is never taken below 2 s or above 1 h', () => {
  expect(period(new Diary().hearsEvery(300, 0, 6000))).toBe(2)
})

test('a dialect that is not spoken any more is not waited for, and no wait for the slower one is an outage', () => {
  const stops = new Diary()
  for (let at = 0; at <= 180; at += 5) {
    stops.hears(seconds(at), report({ dialect: 'D5', gateway: null }))
    if (at % 20 === 0) stops.hears(seconds(at) + 300, report({ dialect: 'D4', devices: null }))
  }
  for (let at = 200; at <= 600; at += 20) stops.hears(seconds(at) + 300, report({ dialect: 'D4', devices: null }))
  expect(period(stops)).toBe(20)
  expect(stops.facts('presence').filter((fact) => Number.parseFloat(fact) > 241)).toEqual([])
  const updated = new Diary().hearsEvery(seconds(5), 0, seconds(180))
  for (let at = 240; at <= 1200; at += 60) updated.hears(seconds(at), report({ dialect: 'D4', devices: null }))
  expect(updated.facts('presence').filter((fact) => fact.endsWith('offline'))).toEqual(['200 late→offline'])
  expect(period(updated)).toBe(60)
})

test('a box with a long period that is updated to another dialect is expected as before until that one is learned', () => {
  const diary = new Diary().hearsEvery(seconds(300), 0, seconds(3600))
  const learned = diary.facts('presence').length
  for (let at = 3900; at <= 9000; at += 300) diary.hears(seconds(at), report({ dialect: 'D4', devices: null }))
  expect(diary.facts('presence').slice(learned)).toEqual([])
  expect(period(diary)).toBe(300)
})

test('a new box with a long period is offline once at most, before its second report', () => {
  const diary = new Diary().hearsEvery(seconds(300), 0, seconds(3600))
  expect(diary.facts('presence').filter((fact) => fact.endsWith('offline'))).toEqual(['65 late→offline'])
  expect(period(diary)).toBe(300)
})

test('a first gap makes a box be waited for by 5 min at most, and the next short one by no more than before', () => {
  const diary = new Diary().hears(0).hears(seconds(3600))
  expect(period(diary)).toBe(300)
  expect(period(diary.hears(seconds(3605)))).toBe(20)
})
