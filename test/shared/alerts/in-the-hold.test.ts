import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

const boxes = ['SN-1', 'other']
const start = () => new AlertDiary().boxesReport(boxes, 0, seconds(100))

test('a report that arrives while the news is gathered takes it back', () => {
  const diary = start().othersReport(seconds(120), seconds(180))
  expect(diary.presence()).toBe('offline')
  diary.boxesReport(boxes, seconds(184), minutes(10))
  expect(diary.heard).toEqual([])
})

test('one report in the hold, and silence again: the silence counts from that report', () => {
  const diary = start()
    .othersReport(seconds(120), seconds(180))
    .hears(seconds(181))
    .othersReport(seconds(182), seconds(400))
  expect(diary.heard).toEqual(['266 bad gateway-offline SN-1'])
})

test('a machine that sleeps while the news is gathered tells nothing of before it slept', () => {
  const diary = start().othersReport(seconds(120), seconds(180)).isClosed(seconds(180), hours(9))
  diary.boxesReport(boxes, hours(9) + seconds(10), hours(9) + minutes(10))
  expect(diary.heard).toEqual([])
})

test('a process that starves while the news is gathered makes every silence doubtful again', () => {
  const diary = start().othersReport(seconds(120), seconds(160)).isDisturbed(seconds(163))
  diary.boxesReport(boxes, seconds(170), minutes(10))
  expect(diary.heard).toEqual([])
})

test('small steps of the clock, one after the other, make nobody old', () => {
  const diary = start()
  for (let n = 0; n < 20; n++) {
    diary.boxesReport(boxes, diary.now + seconds(20), diary.now + seconds(60))
    diary.setsClock(n % 2 === 0 ? seconds(11) : -seconds(11))
  }
  expect(diary.heard).toEqual([])
  expect(diary.facts('presence').filter((fact) => fact.endsWith('offline'))).toEqual([])
})
