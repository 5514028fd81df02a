import { describe, expect, test } from 'vitest'
import { addressOf, loopbackAddressOf } from '../../../src/main/simulator/world/identity'
import { siteName } from '../../../src/main/simulator/world/names'
import { LIVELY } from '../../../src/main/simulator/world/rates'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { castMember, lifeOf } from './cast-member'

const boxes = Array.from({ length: 5000 }, (_, index) => castMember(index, { devices: { min: 1, max: 1 } }).box)

describe('one seed is one world', () => {
  test('the same seed plays the same life', () => {
    const play = () => lifeOf(castMember(3, { seed: 'tuesday' }), LIVELY, seconds(20), 500)
    expect(play()).toEqual(play())
  })

  test('another seed plays other boxes', () => {
    const serials = ['1', '2', 'tuesday'].map((seed) => castMember(0, { seed }).box.serial)
    expect(new Set(serials).size).toBe(3)
  })

  test('a box is the same whoever else is there', () => {
    expect(castMember(7, { boxes: 8 }).box).toEqual(castMember(7, { boxes: 5000 }).box)
  })
})

test.each(['serial', 'authCode', 'mac'] as const)('no two boxes have one %s', (key) => {
  expect(new Set(boxes.map((box) => box[key])).size).toBe(boxes.length)
})

test.each(['zh', 'en'] as const)('no two boxes have one name (%s)', (language) => {
  expect(new Set(boxes.map((_, index) => siteName(index, language))).size).toBe(boxes.length)
})

test('the language decides the names; by default both are found in a fleet', () => {
  expect(castMember(0, { language: 'zh' }).box.name).toBe('东门岗亭')
  expect(castMember(0, { language: 'en' }).box.name).toBe('East gate')
  expect(new Set(boxes.slice(0, 24).map((box) => box.language))).toEqual(new Set(['zh', 'en']))
})

test('no two boxes ever have one address, whatever DHCP does', () => {
  const addresses = boxes.flatMap((box) => Array.from({ length: 10 }, (_, lease) => addressOf({ ...box, lease })))
  expect(new Set(addresses).size).toBe(50_000)
  expect(addresses.flatMap((address) => address.split('.').map(Number)).every((octet) => octet < 255)).toBe(true)
})

test('the source address of a box follows its lease', () => {
  const { box } = castMember()
  expect(loopbackAddressOf(box)).toBe('127.1.1.20')
  expect(loopbackAddressOf({ ...box, lease: 1 })).not.toBe(loopbackAddressOf(box))
})

test('devices keep their names, types and order for life', () => {
  const [first, ...later] = lifeOf(castMember(), LIVELY, minutes(10), 200).map(({ devices }) =>
    devices.map(({ downUntil, ...constant }) => constant),
  )
  for (const devices of later) expect(devices).toEqual(first)
})
