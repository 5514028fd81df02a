import { describe, expect, it } from 'vitest'
import { downMention, foundDevice, mentionOf } from '../../../src/renderer/features/gateway/device-mention'
import { saysTemperature } from '../../../src/renderer/features/gateway/says-temperature'
import { deviceTextsOf } from '../../../src/renderer/store/search-texts'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { device, withDevices } from '../gateways'

const camera = (n: number, status: 'online' | 'offline' | 'missing' | 'unknown' = 'online') =>
  device(`c${n}`, { name: `Camera ${n}`, ip: `10.1.0.${n}`, status })

describe('the sub-device that is named beside a box', () => {
  it('is the one that is down, while the box itself is well', () => {
    const one = withDevices('a', [camera(1), camera(3, 'offline')])
    expect(mentionOf(one, '', en)).toMatchObject({ words: 'Camera 3 offline', isDown: true })
    expect(mentionOf(one, '', zh)?.words).toBe('Camera 3 离线')
    const more = withDevices('a', [camera(1, 'missing'), camera(2, 'offline'), camera(3, 'offline')])
    expect(mentionOf(more, '', en)).toMatchObject({
      words: 'Camera 2 offline and 2 more',
      brief: ['Camera 2', ' offline +2'],
    })
    expect(mentionOf(more, '', zh)?.words).toBe('Camera 2 离线，另有 2 个')
    expect(mentionOf(withDevices('a', [camera(1)]), '', en)).toBeNull()
  })

  it('leaves the word to what is worse of the box itself', () => {
    const late = withDevices('a', [camera(3, 'offline')], { presence: 'late' })
    const ill = { ...late, presence: 'online', fault: { active: true, description: 'hot', since: null } } as const
    expect([late, ill].map((box) => mentionOf(box, '', en))).toEqual([null, null])
    expect(mentionOf(ill, 'camera', en)?.words).toBe('Camera 3 offline')
    expect(downMention(late, en)?.words).toBe('Camera 3 offline')
  })

  it('has an address where it has no name', () => {
    expect(mentionOf(withDevices('a', [device('E1__10.1.0.7', { status: 'offline' })]), '', en)?.words).toBe(
      '10.1.0.7 offline',
    )
  })

  it('is the one that the filter has found the box for, the worst first', () => {
    const box = withDevices('SN-1', [camera(1), camera(13, 'offline'), camera(3)], { name: 'Canteen' })
    expect(mentionOf(box, 'camera 1', en)).toMatchObject({ words: 'Camera 13 offline and 2 more', isDown: true })
    expect(mentionOf(box, '10.1.0.3', en)).toMatchObject({ words: 'Camera 3', isDown: false })
    expect(foundDevice(box, 'canteen 10.1.0.3')?.id).toBe('c3')
    // Found by what it says of itself, it is meant itself.
    expect(foundDevice(box, 'canteen')).toBeUndefined()
    expect(foundDevice(box, ' ')).toBeUndefined()
  })
})

it('makes the texts of a list of sub-devices once', () => {
  const { devices } = withDevices('a', [camera(1), camera(2)])
  expect(deviceTextsOf(devices)).toBe(deviceTextsOf(devices))
  expect(deviceTextsOf([...devices])).not.toBe(deviceTextsOf(devices))
})

it('shows a temperature of boxes that have a word for it, though one report left it out', () => {
  expect(saysTemperature(NO_METRICS, { temperature: [] })).toBe(false)
  expect(saysTemperature(NO_METRICS, { temperature: [null, null] })).toBe(false)
  expect(saysTemperature(NO_METRICS, { temperature: [null, 54] })).toBe(true)
  expect(saysTemperature({ ...NO_METRICS, temperature: 54 }, { temperature: [] })).toBe(true)
})
