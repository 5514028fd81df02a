import { expect, test } from 'vitest'
import { guardIdentity } from '../../../src/shared/presence/identity-guard'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'

const warnings = (diary: Diary) =>
  guardIdentity(diary.gateway(), seconds(20)).map(({ code, detail }) => `${code} ${detail}`)

test('two boxes with one serial take turns: a warning that names both addresses', () => {
  const diary = new Diary()
  for (let at = 0; at < 200; at += 20) diary.hears(seconds(at), {}, '10.0.0.1').hears(seconds(at + 10), {}, '10.0.0.2')
  expect(warnings(diary)).toEqual(['two-senders 10.0.0.1 10.0.0.2'])
})

test('a box that got another address is no copy', () => {
  const diary = new Diary()
    .hears(seconds(20), {}, '10.0.0.1')
    .hears(seconds(39), {}, '10.0.0.2')
    .hears(seconds(59), {}, '10.0.0.2')
  expect(warnings(diary)).toEqual([])
})

test('a box that had two addresses by turns an hour ago is forgiven', () => {
  const diary = new Diary()
    .hears(0, {}, '10.0.0.1')
    .hears(seconds(10), {}, '10.0.0.2')
    .hears(seconds(20), {}, '10.0.0.1')
  expect(warnings(diary)).toEqual(['two-senders 10.0.0.2 10.0.0.1'])
  expect(warnings(diary.hears(hours(2), {}, '10.0.0.1'))).toEqual([])
})

test('three addresses within an hour are no DHCP lease', () => {
  const diary = new Diary()
  for (const n of [1, 2, 3]) diary.hears(minutes(n * 10), {}, `10.0.0.${n}`)
  expect(warnings(diary)).toEqual(['address-hopping 10.0.0.1 10.0.0.2 10.0.0.3'])
})

test('a clock more than five minutes off is told with its seconds; presence does not care', () => {
  const diary = new Diary().hears(hours(1), { sentAt: hours(1) + minutes(7) })
  expect(warnings(diary)).toEqual(['clock-off 420'])
  expect(diary.presence()).toBe('online')
  expect(warnings(diary.hears(hours(2), { sentAt: hours(2) - minutes(4) }))).toEqual([])
})
