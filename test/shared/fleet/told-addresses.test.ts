import { expect, test } from 'vitest'
import { type Millis, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { gatewayPart } from '../../support/reports'

/** A report of the box at one address. */
const hears = (diary: Diary, at: Millis, address: string) =>
  diary.hears(at, { gateway: gatewayPart({ addresses: [address] }) }, address)

/** Two boxes with one serial, for two minutes each its own report. */
function twins(): Diary {
  const diary = new Diary()
  for (let at = 0; at < 120; at += 20) {
    hears(diary, seconds(at), '10.0.0.1')
    hears(diary, seconds(at + 3), '10.0.0.2')
  }
  return diary
}

test('a box that moves is told once', () => {
  const diary = new Diary()
  for (const at of [0, 20, 40]) hears(diary, seconds(at), '10.0.0.1')
  for (const at of [60, 80, 100]) hears(diary, seconds(at), '10.0.0.2')
  expect(diary.facts('address')).toEqual(['60 10.0.0.1→10.0.0.2'])
})

test('two boxes with one serial are told as such, and not as a move with each report', () => {
  const diary = twins()
  expect(diary.facts('address')).toEqual(['3 10.0.0.1→10.0.0.2'])
  expect(diary.facts('identity')).toEqual(['20 -→two-senders'])
})

test('when one of them is left, its address is told if it was not told last', () => {
  const diary = twins()
  for (let at = 120; at <= 300; at += 20) hears(diary, seconds(at), '10.0.0.1')
  expect(diary.facts('address').slice(1)).toEqual(['180 10.0.0.2→10.0.0.1'])
  expect(diary.facts('identity').slice(1)).toEqual(['180 two-senders→null'])
  expect(diary.gateway()).not.toHaveProperty('toldAddresses')

  const other = twins()
  for (let at = 123; at <= 303; at += 20) hears(other, seconds(at), '10.0.0.2')
  expect(other.facts('address')).toHaveLength(1)
  expect(other.facts('identity')).toHaveLength(2)
})
