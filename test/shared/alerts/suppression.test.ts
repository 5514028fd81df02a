import { expect, test } from 'vitest'
import { seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device, gatewayPart } from '../../support/reports'

const cameras = (status: 'online' | 'offline') => ({ devices: [device('a', { status }), device('b')] })
const ill = { gateway: gatewayPart({ fault: { active: true, description: 'hot' } }) }

test('a silent box is told, its devices are not', () => {
  const diary = new AlertDiary().hears(seconds(100), cameras('online')).othersReport(seconds(101), seconds(400))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1'])
})

test('a device that goes down while its box has an incident is swallowed, and told if it is still down afterwards', () => {
  const diary = new AlertDiary()
    .hears(0, cameras('online'))
    .hears(seconds(20), { ...cameras('online'), ...ill })
    .hears(seconds(40), { ...cameras('offline'), ...ill })
    .hears(seconds(60), { ...cameras('offline'), ...ill })
    .hears(seconds(80), cameras('offline'))
    .hears(seconds(100), cameras('offline'))
    .hears(seconds(120), cameras('offline'))
    .until(seconds(135))
  expect(diary.heard).toEqual([
    '40 bad gateway-fault SN-1',
    '115 recovery gateway-fault SN-1',
    '130 bad device-offline SN-1/a',
  ])
})

test('one that comes back meanwhile was never told, and is not', () => {
  const diary = new AlertDiary()
    .hears(0, cameras('online'))
    .hears(seconds(20), { ...cameras('online'), ...ill })
    .hears(seconds(40), { ...cameras('offline'), ...ill })
    .hears(seconds(60), { ...cameras('online'), ...ill })
  expect(diary.until(seconds(100)).heard).toEqual(['40 bad gateway-fault SN-1'])
})

test('a device down before its box falls silent waits for the box with its recovery', () => {
  const diary = new AlertDiary()
    .hears(0, cameras('online'))
    .hears(seconds(20), cameras('offline'))
    .othersReport(seconds(21), seconds(200))
    .hears(seconds(210), cameras('online'))
    .hears(seconds(230), cameras('online'))
    .hears(seconds(250), cameras('online'))
    .hears(seconds(261), cameras('online'))
  expect(diary.heard).toEqual([
    '40 bad device-offline SN-1/a',
    '105 bad gateway-offline SN-1',
    '245 recovery gateway-offline SN-1',
    '260 recovery device-offline SN-1/a',
  ])
})
