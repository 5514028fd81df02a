import { expect, test } from 'vitest'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import { days, minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device, gatewayPart } from '../../support/reports'

const uptime = (words: string) => ({ gateway: gatewayPart({ metrics: { ...NO_METRICS, uptime: words } }) })

test('another word for its own state, another software and another code are told with both values', () => {
  const diary = new Diary()
    .hears(0, { authCode: 'A' })
    .hears(seconds(20), { gateway: gatewayPart({ reportedStatus: 'upgrading' }), authCode: 'A' })
    .hears(seconds(40), { gateway: gatewayPart({ reportedStatus: 'upgrading', softwareVersion: 'V3' }), authCode: 'B' })
  expect(diary.facts('reported-status')).toEqual(['20 online→upgrading'])
  expect(diary.facts('software-version')).toEqual(['40 V2R1C01→V3'])
  expect(diary.facts('auth-code')).toEqual(['40 A→B'])
})

test('a device that is renamed, moves, vanishes and is taken off the card', () => {
  const camera = device('a', { name: 'North', ip: '10.0.0.1' })
  const diary = new Diary()
    .hears(0, { devices: [camera] })
    .hears(seconds(20), { devices: [{ ...camera, name: 'South', ip: '10.0.0.2' }] })
    .hears(seconds(40), { devices: [] })
  diary.now = days(8)
  diary.hears(days(8), { devices: [] })
  expect(diary.facts('device-renamed')).toEqual(['20 North→South'])
  expect(diary.facts('device-moved')).toEqual(['20 10.0.0.1→10.0.0.2'])
  expect(diary.facts('device-status')).toEqual(['40 online→missing'])
  expect(diary.facts('device-removed')).toEqual([`${days(8) / 1000} missing→null`])
})

test('a device that has no name is called by its address, and by neither if it has none', () => {
  const unnamed = device('b1f0c2', { name: null, ip: '10.0.0.7' })
  const nowhere = device('b1f0c3', { name: null, ip: null })
  const diary = new Diary().hears(0, { devices: [unnamed, nowhere] }).hears(seconds(20), { devices: [] })
  const called = diary.transitions.filter(({ kind }) => kind === 'device-status').map(({ deviceName }) => deviceName)
  expect(called).toEqual(['10.0.0.7', null])
})

test('the learned period is told once it is learned and when the rhythm changes, not with every gap', () => {
  const diary = new Diary().hearsEvery(seconds(5), 0, minutes(5)).hearsEvery(seconds(10), minutes(5), minutes(15))
  expect(diary.facts('period').map((fact) => fact.split(' ')[1])).toEqual(['-→5', '5→7.5', '7.5→10'])
})

test('an uptime that begins anew is a restart; one that is only rounded is none', () => {
  const diary = new Diary()
    .hears(0, uptime('2hours,40minutes'))
    .hears(seconds(20), uptime('2hours,39minutes'))
    .hears(seconds(40), uptime('1 minutes'))
  expect(diary.facts('restart')).toEqual(['40 2hours,39minutes→1 minutes'])
})

test('a doubt about who a box is is told when it begins and when it ends', () => {
  const diary = new Diary()
    .hears(minutes(1), {}, '10.0.0.1')
    .hears(minutes(1) + seconds(10), {}, '10.0.0.2')
    .hears(minutes(1) + seconds(20), {}, '10.0.0.1')
    .hears(minutes(3), {}, '10.0.0.1')
  expect(diary.facts('identity')[0]).toBe('80 -→two-senders')
})

test('a box that is new has no before: only its appearance and its fault are told', () => {
  const diary = new Diary().hears(0, { authCode: 'A', devices: [device('a')] })
  expect(diary.transitions.map(({ kind }) => kind)).toEqual(['gateway-appeared'])
})
