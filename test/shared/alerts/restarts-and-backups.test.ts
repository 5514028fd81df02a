import { expect, test } from 'vitest'
import { reconcile } from '../../../src/shared/alerts/reconcile'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

const boxes = ['SN-1', 'other']
const start = () => new AlertDiary().boxesReport(boxes, 0, seconds(100))

test('a box that was told as offline before a restart and is offline still ends as it should, once', () => {
  const diary = start().othersReport(seconds(120), minutes(5)).restarts(minutes(6), minutes(7))
  diary.othersReport(minutes(7) + seconds(5), minutes(20)).restarts(minutes(21), minutes(22))
  diary.boxesReport(boxes, minutes(22) + seconds(5), minutes(30))
  expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
})

test('restarts more often than anybody can be judged: what is bad is told as soon as one watch is long enough', () => {
  const diary = start()
  for (let at = minutes(2); at < minutes(30); at += minutes(1)) {
    diary.othersReport(at, at + seconds(50)).restarts(at + seconds(55), at + seconds(56))
  }
  expect(diary.heard).toEqual([])
  diary.othersReport(minutes(30), minutes(33))
  expect(diary.told.map(({ items }) => items[0]?.gateway)).toEqual(['SN-1'])
})

test('a backup from while a box was well, restored while it is silent: the silence is told', () => {
  const backup = start()
  const kept = reconcile(backup.alerts, backup.fleet, hours(1))
  const restored = new AlertDiary()
  restored.now = hours(1)
  restored.fleet = { ...fleetOf(backup.fleet.gateways, hours(1), backup.fleet.defaultPeriod) }
  restored.alerts = kept
  restored.isClosed(hours(1), hours(1) + seconds(1)).othersReport(hours(1) + seconds(5), hours(1) + minutes(5))
  expect(restored.told.map(({ news, items }) => `${news} ${items[0]?.gateway}`)).toEqual(['bad SN-1'])
})

test('a backup from while a box was silent, restored when it is well again: its end is told, once', () => {
  const backup = start().othersReport(seconds(120), minutes(5))
  expect(backup.told).toHaveLength(1)
  backup.restarts(minutes(5), hours(1)).boxesReport(boxes, hours(1) + seconds(5), hours(1) + minutes(5))
  expect(backup.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
})
