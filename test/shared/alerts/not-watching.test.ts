import { expect, test } from 'vitest'
import { reconcile } from '../../../src/shared/alerts/reconcile'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const boxes = ['SN-1', 'other']
const start = () => new AlertDiary().boxesReport(boxes, 0, seconds(100))

test('a restart while all is well tells nothing', () => {
  const diary = start().restarts(seconds(110), seconds(170)).boxesReport(boxes, seconds(175), minutes(10))
  expect(diary.heard).toEqual([])
})

test('what was told before a restart is not told again', () => {
  const diary = start().othersReport(seconds(120), minutes(5)).restarts(minutes(6), minutes(20))
  expect(diary.othersReport(minutes(20) + seconds(5), minutes(40)).heard).toEqual(['185 bad gateway-offline SN-1'])
})

test('one that ended while we were away closes as ended while not watching, and its end is told once', () => {
  const diary = start().othersReport(seconds(120), minutes(5)).restarts(minutes(6), minutes(20))
  diary.boxesReport(boxes, minutes(20) + seconds(5), minutes(40))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '1240 recovery gateway-offline SN-1'])
  expect(diary.told[1]?.items[0]?.cause).toBe('not-watching')
})

test('bad news that waited to be told when we stopped is told only if it is still true afterwards', () => {
  const came = start().othersReport(seconds(120), seconds(160)).restarts(seconds(170), minutes(20))
  expect(came.boxesReport(boxes, minutes(20) + seconds(5), minutes(40)).heard).toEqual([])
  const stayed = start().othersReport(seconds(120), seconds(160)).restarts(seconds(170), minutes(20))
  stayed.othersReport(minutes(20) + seconds(5), minutes(40))
  expect(stayed.heard).toEqual(['1285 bad gateway-offline SN-1'])
})

test('a sleep tells nothing, however long', () => {
  const diary = start()
    .isClosed(seconds(110), hours(8))
    .boxesReport(boxes, hours(8) + seconds(30), hours(8) + minutes(9))
  expect(diary.heard).toEqual([])
})

test('a restart in the hold of a recovery loses none and doubles none', () => {
  const diary = start().othersReport(seconds(120), minutes(5)).boxesReport(boxes, seconds(320), seconds(345))
  diary.restarts(seconds(350), seconds(360)).boxesReport(boxes, seconds(370), minutes(10))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '405 recovery gateway-offline SN-1'])
})

test('a device that went down just before we slept is told when its box is heard again and says so still', () => {
  const down = { devices: [device('a', { status: 'offline' }), device('b')] }
  const diary = new AlertDiary().hears(0, { devices: [device('a'), device('b')] }).hears(seconds(20), down)
  diary.isClosed(seconds(25), hours(8)).until(hours(8) + seconds(40))
  expect(diary.heard).toEqual([])
  diary.hears(hours(8) + seconds(45), down).hears(hours(8) + seconds(65), down)
  expect(diary.heard).toEqual(['28860 bad device-offline SN-1/a'])
})

test('looked at late, what waited long enough is told at once', () => {
  const diary = start().othersReport(seconds(120), seconds(160)).until(seconds(166))
  diary.now = seconds(186)
  expect(diary.until(seconds(187)).told.map(({ at }) => at)).toEqual([seconds(186)])
})

test('kept alerts doubt every silence, forget nothing that was told, and end with a box that is gone', () => {
  const diary = start().othersReport(seconds(120), minutes(5))
  const kept = reconcile(diary.alerts, diary.fleet, minutes(6))
  expect(kept.incidents).toMatchObject([{ condition: 'unknown', ledger: { badAt: seconds(185) } }])
  const gone = reconcile(diary.alerts, fleetOf([], 0), minutes(6))
  expect(gone.incidents).toMatchObject([{ condition: 'good', closeCause: 'removed' }])
})
