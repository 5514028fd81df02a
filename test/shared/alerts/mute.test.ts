import { expect, test } from 'vitest'
import type { MuteScope } from '../../../src/shared/alerts/mute'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { device } from '../../support/reports'

const start = () => new AlertDiary().boxesReport(['SN-1', 'other'], 0, seconds(100))
const silentUntil = (diary: AlertDiary, at: number) => diary.othersReport(seconds(120), at)
const gateway: MuteScope = { kind: 'gateway', gateway: 'SN-1' }

test.each<[string, MuteScope]>([
  ['gateway', gateway],
  ['group', { kind: 'group', group: 'north' }],
  ['fleet', { kind: 'fleet' }],
])('a muted %s is not told of', (_name, scope) => {
  const diary = silentUntil(start().writes('SN-1', { group: 'north' }).mutes(scope), minutes(20))
  expect(diary.presence()).toBe('offline')
  expect(diary.heard).toEqual([])
})

test('a mute of another group holds nothing back', () => {
  const diary = start().writes('SN-1', { group: 'north' }).mutes({ kind: 'group', group: 'south' })
  expect(silentUntil(diary, minutes(5)).heard.length).toBe(1)
})

test('when the hour is over, what is still bad is told', () => {
  const diary = silentUntil(start().mutes(gateway, { until: hours(1) }), minutes(70))
  expect(diary.heard).toEqual(['3615 bad gateway-offline SN-1'])
})

test('the mute written beside the gateway holds back as well, and so does its end', () => {
  const diary = silentUntil(start().writes('SN-1', { mute: { until: hours(1) } }), minutes(70))
  expect(diary.heard.length).toBe(1)
  expect(diary.told[0]?.at).toBeLessThanOrEqual(hours(1) + seconds(16))
})

test('what came and went within the mute is never told', () => {
  const diary = silentUntil(start().mutes(gateway, { until: hours(1) }), minutes(20))
  expect(diary.boxesReport(['SN-1', 'other'], minutes(21), minutes(70)).heard).toEqual([])
})

test('an end within the mute of what was told before is told when the mute ends', () => {
  const diary = silentUntil(start(), minutes(5)).mutes(gateway, { until: hours(1) })
  diary.boxesReport(['SN-1', 'other'], minutes(6), minutes(70))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '3615 recovery gateway-offline SN-1'])
})

test('until recovery: ends with the first good report, and tells the end', () => {
  const diary = silentUntil(start(), minutes(5)).mutes(gateway, { untilRecovery: true })
  diary.boxesReport(['SN-1', 'other'], minutes(6), minutes(10))
  expect(diary.alerts.mutes).toEqual([])
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '395 recovery gateway-offline SN-1'])
})

test('a window that comes back mutes only within it', () => {
  const at = (ms: number) => {
    const local = new Date(ms)
    return `${String(local.getHours()).padStart(2, '0')}:${String(local.getMinutes()).padStart(2, '0')}`
  }
  const window = { days: [0, 1, 2, 3, 4, 5, 6], from: at(minutes(2)), to: at(minutes(30)) }
  const diary = silentUntil(start().mutes(gateway, { window }), minutes(40))
  expect(diary.heard).toEqual(['1815 bad gateway-offline SN-1'])
})

test('ended by hand, what still holds is told', () => {
  const diary = silentUntil(start().mutes({ kind: 'fleet' }), minutes(10)).unmutes({ kind: 'fleet' })
  expect(diary.othersReport(minutes(10) + seconds(1), minutes(11)).heard.length).toBe(1)
})

test('a muted device is not told of; another of its box is, and so is the box', () => {
  const lists = (status: 'online' | 'offline') => ({
    devices: [device('a', { status }), device('b', { status }), device('c')],
  })
  const diary = new AlertDiary().boxesReport(['other'], 0, seconds(100)).hears(seconds(100), lists('online'))
  diary.mutes({ kind: 'device', gateway: 'SN-1', device: 'a' })
  for (let at = 120; at <= 300; at += 20) diary.hears(seconds(at), lists('offline')).hears(seconds(at), { sn: 'other' })
  expect(diary.heard.map((words) => words.replace(/^\d+ /, ''))).toEqual(['bad device-offline SN-1/b'])
  silentUntil(diary, minutes(12))
  expect(diary.heard.at(-1)).toContain('bad gateway-offline SN-1')
})
