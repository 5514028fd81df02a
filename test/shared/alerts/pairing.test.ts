import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { gatewayPart } from '../../support/reports'

const both = (to: number) => new AlertDiary().boxesReport(['SN-1', 'other'], 0, seconds(to))

test('a box that falls silent is told once, 20 s after it went offline, and its return once, after two reports', () => {
  const diary = both(100)
    .othersReport(seconds(120), seconds(400))
    .boxesReport(['SN-1', 'other'], seconds(420), minutes(20))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '455 recovery gateway-offline SN-1'])
})

test('the incident is over for the card with the first report, and closed with the telling', () => {
  const diary = both(100).othersReport(seconds(120), seconds(400)).hears(seconds(420))
  expect(diary.alerts.incidents[0]).toMatchObject({ condition: 'good', changedAt: seconds(420), closedAt: null })
  diary.boxesReport(['SN-1', 'other'], seconds(440), seconds(480))
  expect(diary.alerts.incidents).toEqual([])
  expect(diary.alerts.closed).toMatchObject([{ closedAt: seconds(420), closeCause: 'recovered' }])
})

test('bad news that ends before it was told is never told, and neither is its end', () => {
  const diary = both(100)
    .othersReport(seconds(120), seconds(180))
    .boxesReport(['SN-1', 'other'], seconds(181), minutes(10))
  expect(diary.facts('presence').filter((fact) => fact.endsWith('offline'))).toEqual(['165 late→offline'])
  expect(diary.heard).toEqual([])
  expect(diary.alerts.closed).toMatchObject([{ openedAt: seconds(165), closeCause: 'recovered' }])
})

test('one report and silence again is no recovery: nothing more is told until it has really come back', () => {
  const diary = both(100)
    .othersReport(seconds(120), seconds(280))
    .hears(seconds(300))
    .othersReport(seconds(301), seconds(1180))
    .boxesReport(['SN-1', 'other'], seconds(1200), minutes(30))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '1235 recovery gateway-offline SN-1'])
})

test('a box that reports a fault is told with its own words', () => {
  const fault = { gateway: gatewayPart({ fault: { active: true, description: 'disk full' } }) }
  const diary = both(100).hears(seconds(110), fault).hears(seconds(130), fault)
  expect(diary.heard).toEqual(['130 bad gateway-fault SN-1'])
  expect(diary.told[0]?.items[0]?.detail).toBe('disk full')
})
