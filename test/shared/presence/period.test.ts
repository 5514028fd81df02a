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
