import { expect, test } from 'vitest'
import { days, hours, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

const JUMPS = [hours(1), -hours(1), days(1), -days(1)]
const boxes = ['SN-1', 'other']
const start = () => new AlertDiary().boxesReport(boxes, days(2), days(2) + seconds(100))

test.each(JUMPS)('set by %s ms while all is well: nobody is late, offline or not watched, nothing is told', (by) => {
  const diary = start().setsClock(by)
  diary.boxesReport(boxes, diary.now + seconds(15), diary.now + seconds(400))
  expect(diary.facts('presence').filter((fact) => !fact.includes('-→online'))).toEqual([])
  expect(diary.heard).toEqual([])
})

test.each(JUMPS)('set by %s ms while a silence waits to be told: it is told, once, and so is its end', (by) => {
  const diary = start()
    .othersReport(days(2) + seconds(120), days(2) + seconds(160))
    .until(days(2) + seconds(170))
  expect(diary.presence()).toBe('offline')
  diary.setsClock(by)
  const set = diary.now
  diary.othersReport(set + seconds(10), set + seconds(190)).boxesReport(boxes, set + seconds(200), set + seconds(400))
  expect(diary.told.map(({ at, news }) => `${(at - set) / 1000} ${news}`)).toEqual(['15 bad', '235 recovery'])
})

test.each(JUMPS)('set by %s ms, the period learned stays as it was', (by) => {
  const diary = new AlertDiary().hearsEvery(seconds(5), days(2), days(2) + seconds(100)).setsClock(by)
  diary.hearsEvery(seconds(5), diary.now + seconds(5), diary.now + seconds(60))
  expect(Math.max(...(diary.gateway().rhythms[0]?.gaps ?? []))).toBe(seconds(5))
})
