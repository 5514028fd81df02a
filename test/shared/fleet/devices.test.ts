import { expect, test } from 'vitest'
import { viewGateway } from '../../../src/shared/contract/view-gateway'
import { days, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const counts = (diary: Diary) => viewGateway(diary.gateway(), seconds(20)).deviceCounts
const lists = (...ids: string[]) => ({ devices: ids.map((id) => device(id)) })

test('a silent gateway turns its devices unknown, never offline', () => {
  const diary = new Diary().hears(seconds(100), lists('a', 'b')).until(seconds(300))
  expect(diary.presence()).toBe('offline')
  expect(counts(diary)).toEqual({ online: 0, offline: 0, missing: 0, unknown: 2, total: 2 })
  expect(diary.facts('device-status')).toEqual([])
})

test('a device that the gateway reports offline is offline from that report on', () => {
  const diary = new Diary()
    .hears(0, lists('a', 'b'))
    .hears(seconds(20), { devices: [device('b', { status: 'offline' }), device('a')] })
  expect(counts(diary)).toMatchObject({ online: 1, offline: 1 })
  expect(diary.facts('device-status')).toEqual(['20 online→offline'])
})

test('the order of the list does not matter', () => {
  const diary = new Diary().hears(0, lists('a', 'b', 'c')).hears(seconds(20), lists('c', 'a', 'b'))
  expect(diary.gateway().devices.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(diary.transitions.filter(({ device }) => device !== null)).toEqual([])
})

test('a device absent from a full list is missing, and leaves the card after 7 days', () => {
  const diary = new Diary().hears(0, lists('a', 'b')).hears(seconds(20), lists('a'))
  expect(counts(diary)).toMatchObject({ online: 1, missing: 1, total: 2 })
  diary.now = days(7)
  diary.hears(days(7) + seconds(21), lists('a'))
  expect(counts(diary)).toMatchObject({ online: 1, missing: 0, total: 1 })
})

test('a report without a device list leaves the devices as they are', () => {
  const diary = new Diary().hears(0, lists('a', 'b')).hears(seconds(20), { dialect: 'D4', devices: null })
  expect(counts(diary)).toMatchObject({ online: 2, total: 2 })
})

test('a device that appears later is a fact; those that came with the gateway are not', () => {
  const diary = new Diary().hears(0, lists('a')).hears(seconds(20), lists('a', 'b'))
  expect(diary.facts('device-appeared')).toEqual(['20 -→online'])
})

test('a box that renames all its devices with each report does not fill the card', () => {
  const diary = new Diary()
  for (let n = 0; n < 6; n++) {
    diary.hears(seconds(n * 20), lists(...Array.from({ length: 200 }, (_, k) => `${n}-${k}`)))
  }
  expect(counts(diary)).toMatchObject({ online: 200, missing: 256 })
})

test('a list that no report changed is viewed once, until the box is no longer heard', () => {
  const diary = new Diary().hears(seconds(100), lists('a', 'b'))
  const view = () => viewGateway(diary.gateway(), seconds(20)).devices
  const before = view()
  expect(diary.hears(seconds(120), lists('a', 'b')) && view()).toBe(before)
  diary.until(seconds(300))
  expect(view().map(({ status }) => status)).toEqual(['unknown', 'unknown'])
  diary.hears(seconds(301), { devices: [device('a'), device('b', { status: 'offline' })] })
  expect(view().map(({ status }) => status)).toEqual(['online', 'offline'])
})
