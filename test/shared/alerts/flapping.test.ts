import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

/** SN-1 reports for 20 s, is silent for 80 s, and so on, while another box reports all the time. */
function flapping(to: number): AlertDiary {
  const diary = new AlertDiary().hears(0).writes('SN-1', { periodSeconds: 20 })
  for (let at = 0; at < to; at += seconds(20)) {
    diary.hears(at, { sn: 'other' })
    if (at % seconds(100) <= seconds(20)) diary.hears(at + 100)
  }
  return diary
}

test('a box that comes and goes for ten minutes is told as unstable, once', () => {
  const diary = flapping(minutes(10))
  expect(diary.facts('presence').filter((fact) => fact.endsWith('offline')).length).toBeGreaterThan(4)
  expect(diary.heard).toEqual(['215 unstable gateway-offline SN-1'])
})

test('after ten minutes of quiet its return is told, once, and alerts go on as usual', () => {
  const diary = flapping(minutes(10)).boxesReport(['SN-1', 'other'], minutes(10), minutes(30))
  diary.othersReport(minutes(30) + seconds(20), minutes(35))
  expect(diary.heard.slice(1)).toEqual(['1215 recovery gateway-offline SN-1', '1885 bad gateway-offline SN-1'])
})

test('one that stays silent after all is told as offline when ten minutes have passed', () => {
  const diary = flapping(minutes(10)).othersReport(minutes(10), minutes(25))
  expect(diary.heard.slice(1)).toEqual(['1200 bad gateway-offline SN-1'])
})

test('the unstable notice names a device as well', () => {
  const diary = new AlertDiary().hears(0, { devices: [device('a'), device('b')] })
  for (let n = 1; n <= 6; n++) {
    diary.hears(seconds(n * 20), { devices: [device('a', { status: n % 2 ? 'offline' : 'online' }), device('b')] })
  }
  expect(diary.heard).toEqual(['40 bad device-offline SN-1/a', '95 unstable device-offline SN-1/a'])
})
