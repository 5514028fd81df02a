import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayStatuses } from '../../../src/shared/history/row-statuses'
import { PackedDevices } from '../../../src/shared/hq/packed-devices'
import { packedTexts, unpackedTexts } from '../../../src/shared/hq/packed-texts'
import type { Device, DeviceStatus } from '../../../src/shared/model/gateway'
import type { DeviceType } from '../../../src/shared/model/report'

/** Much alike, as the fields of devices are, and anything at all now and then. */
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('', '=', '-', ';', 'cam-1', 'cam-2', 'cam-12', '东门摄像头 1', '东门摄像头 2'),
  },
  { weight: 3, arbitrary: fc.ipV4().map((ip) => `rtsp://admin:x@${ip}:554/ch1/main`) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)) },
  { weight: 1, arbitrary: fc.string({ minLength: 80, maxLength: 7000 }) },
)
const maybe = fc.option(text)

test('lists of texts come back as they were, in characters of one byte', () => {
  const lists = fc.integer({ min: 1, max: 4 }).chain((fields) =>
    fc.record({
      fields: fc.constant(fields),
      lists: fc.array(fc.array(maybe, { minLength: fields, maxLength: fields }), { maxLength: 8 }),
    }),
  )
  fc.assert(
    fc.property(lists, fc.string(), ({ fields, lists }, before) => {
      const packed = packedTexts(lists)
      expect(unpackedTexts(before + packed, before.length, fields)).toEqual(lists)
      expect(/^[\0-\xff]*$/.test(packed)).toBe(true)
    }),
  )
})

test('what was cut off is said to be damaged, and not read for ever', () => {
  const packed = packedTexts([['cam-1', 'East gate']])
  expect(() => unpackedTexts(packed.slice(0, 2), 0, 2)).toThrow('damaged')
})

const status = fc.constantFrom<DeviceStatus>('online', 'offline', 'unknown', 'missing')
const device: fc.Arbitrary<Device> = fc.record({
  ...{ id: text, name: maybe, ip: maybe, type: fc.constantFrom<DeviceType>('turnstile', 'other', 'ipc-static') },
  ...{ typeCode: maybe, location: maybe, group: maybe, softwareVersion: maybe, url: maybe },
  ...{ lastKnownStatus: status, since: fc.double({ min: 1, max: 1e14, noNaN: true }) },
})
const devices = fc.array(device, { maxLength: 6 })

test('devices come back as they were, also when they were kept as JSON', () => {
  fc.assert(
    fc.property(devices, (list) => {
      const packed = PackedDevices.of(list)
      expect(packed.list()).toEqual(list)
      expect(PackedDevices.ofText(JSON.parse(JSON.stringify(packed))).list()).toEqual(list)
      expect(packed.statuses()).toEqual(list.map(({ lastKnownStatus }) => ({ lastKnownStatus })))
    }),
  )
})

test('whether a row says what is known of them is told as by looking at each', () => {
  const letters = fc.option(
    fc.oneof(fc.string({ unit: fc.constantFrom('1', '0', '-', 'm', ';', 'x'), maxLength: 8 }), fc.string()),
  )
  const property = fc.property(fc.array(fc.tuple(status, device), { maxLength: 4 }), letters, (some, statuses) => {
    const list = some.map(([lastKnownStatus, one]) => ({ ...one, lastKnownStatus }))
    const own = list.map(({ lastKnownStatus: is }) => ({ online: '1', offline: '0', unknown: '-', missing: 'm' })[is])
    for (const said of [statuses, own.join('')]) {
      expect(PackedDevices.of(list).areSaid(said)).toBe(sayStatuses(said, list))
    }
  })
  fc.assert(property)
})

test('many cameras of a box take a few bytes each', () => {
  const list = Array.from({ length: 16 }, (_, n): Device => {
    const ip = `192.168.10.${20 + n}`
    return {
      ...{ id: `cam-000${100 + n}`, name: `东门摄像头 ${n}`, ip, type: 'ipc-static', typeCode: '3', location: '东门' },
      ...{ group: null, softwareVersion: '2.4.1', url: `rtsp://admin:pass@${ip}:554/Streaming/Channels/101` },
      ...{ lastKnownStatus: 'online', since: 1763856000000 },
    }
  })
  expect(PackedDevices.of(list).text.length / list.length).toBeLessThan(45)
})
