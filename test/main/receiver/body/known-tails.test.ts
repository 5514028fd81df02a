import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KnownTails } from '../../../../src/main/receiver/body/known-tails'
import { readBody } from '../../../../src/main/receiver/body/read-body'
import { decodeReport } from '../../../../src/shared/decode/decode-report'

const reports = [
  '{"gateway_sn":"S","gateway_name":"东门","gateway_ext_data":{"cpu_use":0.5},"sub_devices":[{"ep_id":"a","ep_ip":"1","ep_status":"online","ep_type":"1","ep_ext_data":""},{"ep_id":"a"}]}',
  '{"dev_sno":"A", "gateway_sn": "S", "sub_devices" : [{"ep_id": "闸机", "ep_status": "up"}, 7], "sub_devices":[], "x": {"y": 1}}\n',
  '{"mq_license_key":"A","media_devices":[{"media_device_id":"m","media_device_status":"online"}]}',
  '{"deviceSN":"S","deviceName":"n","cameraInfo":[{"cameraId":"c","state":0}],"timeStamp":5,"__proto__":{"a":1}}',
  '{"data":{"gateway_sn":"S","sub_devices":[]}}',
  '{"gateway_sn":"a\\"sub_devices\\":[]","sub_devices":"[{\\"ep_id\\":1}]"}',
]

/** A report of a list, damaged here and there, with parts of others. */
const anyBody = fc
  .tuple(
    fc.constantFrom(...reports),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 6 }),
        fc.constantFrom('', '', ',', '"', '\\', '{', '}', '[', ' ', '0', '"sub_devices":', '"__proto__":1,', '门'),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([report, edits]) =>
    edits.reduce((text, [place, removed, added]) => {
      const at = Math.floor(place * text.length)
      return text.slice(0, at) + added + text.slice(at + removed)
    }, report),
  )

/** Apart from what its prototype is, which a key named `__proto__` must not touch. */
const shown = (value: unknown) => JSON.stringify(value)

describe('a body read with the ends of earlier ones in mind', () => {
  test('is what JSON.parse makes of it, or is left to others', () => {
    const tails = new KnownTails()
    let known = 0
    fc.assert(
      fc.property(anyBody, (body) => {
        const read = tails.read(Buffer.from(body))
        if (read === null) return
        known++
        expect(shown(read)).toBe(shown(JSON.parse(body)))
        expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
      }),
      { numRuns: 3000 },
    )
    expect(known).toBeGreaterThan(300)
  })

  test('is decoded as if it were read alone, to the last warning', () => {
    const tails = new KnownTails()
    fc.assert(
      fc.property(anyBody, (body) => {
        const decoded = (known?: KnownTails) => {
          const read = readBody(Buffer.from(body), null, known)
          return read.ok ? decodeReport(read.value) : read.refusal
        }
        expect(decoded(tails)).toEqual(decoded())
      }),
      { numRuns: 3000 },
    )
  })
})

test('devices that a box lists again and again are read no more, whatever else it says', () => {
  const tails = new KnownTails()
  const devicesAt = (cpu: number, status: string) => {
    const body = `{"gateway_sn":"S","gateway_ext_data":{"cpu_use":${cpu}},"sub_devices":[{"ep_id":"a","ep_status":"${status}"}]}`
    const read = readBody(Buffer.from(body), null, tails)
    const decoded = read.ok ? decodeReport(read.value) : null
    return decoded?.ok ? decoded.report.devices : null
  }
  devicesAt(0.4, 'online')
  const devices = devicesAt(0.5, 'online')
  expect(devicesAt(0.7, 'online')).toBe(devices)
  expect(devicesAt(0.7, 'offline')).toMatchObject([{ id: 'a', status: 'offline' }])
  expect(devicesAt(0.9, 'online')).toBe(devices)
})

test.each([
  [
    'GB18030',
    Buffer.concat([Buffer.from('{"gateway_name":"'), Buffer.from([0xb6, 0xab]), Buffer.from('","sub_devices":[]}')]),
  ],
  ['UTF-16', Buffer.from('{"gateway_sn":"S","sub_devices":[]}', 'utf16le')],
  ['a byte order mark', Buffer.from('\ufeff{"gateway_sn":"S","sub_devices":[]}')],
  ['a NUL at the end', Buffer.from('{"gateway_sn":"S","sub_devices":[]}\0')],
  ['a Python literal', Buffer.from('{\'gateway_sn\':None,"sub_devices":[]}')],
  ['a list', Buffer.from('[{"gateway_sn":"S","sub_devices":[]}]')],
  ['a list that breaks off', Buffer.from('{"gateway_sn":"S","sub_devices":[{"ep_id":"a"}')],
])('%s is left to others', (_, bytes) => {
  expect(new KnownTails().read(bytes)).toBeNull()
})

test('what is held has an end, and what is in use stays', () => {
  const tails = new KnownTails()
  const body = (name: string) =>
    Buffer.from(`{"gateway_sn":"S","sub_devices":[{"ep_id":"${name}","x":"${'x'.repeat(50_000)}"}]}`)
  tails.read(body('used'))
  const list = tails.read(body('used'))?.['sub_devices']
  for (let n = 0; n < 600; n++) {
    for (const _ of [1, 2]) tails.read(body(`${n}`))
    if (n % 50 === 0) expect(tails.read(body('used'))?.['sub_devices']).toBe(list)
  }
  const first = tails.read(body('0'))?.['sub_devices']
  for (let n = 1; n < 600; n++) for (const _ of [1, 2]) tails.read(body(`${n}`))
  expect(tails.read(body('0'))?.['sub_devices']).not.toBe(first)
})

test('what boxes do not list any more goes, though there is room; what they list stays', () => {
  const tails = new KnownTails()
  const list = (name: string) =>
    tails.read(Buffer.from(`{"gateway_sn":"S","sub_devices":[{"ep_id":"${name}"}]}`))?.['sub_devices']
  const twice = (name: string) => [list(name), list(name)][1]
  const gone = twice('gone')
  const used = Array.from({ length: 100 }, (_, n) => twice(`box ${n}`))
  expect(list('gone')).toBe(gone)
  for (let round = 0; round < 60; round++) {
    for (const [n, one] of used.entries()) expect(list(`box ${n}`)).toBe(one)
  }
  expect(list('gone')).not.toBe(gone)
})

test('a box whose end differs each time makes nobody hold what came with it', () => {
  const tails = new KnownTails()
  const body = (n: number) => Buffer.from(`{"gateway_sn":"S","x":"${'x'.repeat(30_000)}","sub_devices":[],"t":${n}}`)
  for (let n = 0; n < 3000; n++) {
    for (const _ of [1, 2, 3]) expect(tails.read(body(n))?.['t']).toBe(n)
  }
  expect(heldBy(tails)).toBeLessThan(1_000_000)
})

/** Bytes of all buffers that are held, with whatever is held along with them. */
function heldBy(tails: KnownTails): number {
  const { present, past } = tails as unknown as Record<'present' | 'past', Map<number, { bytes: Buffer }>>
  const all = new Set([...present.values(), ...past.values()].map(({ bytes }) => bytes.buffer))
  return [...all].reduce((sum, { byteLength }) => sum + byteLength, 0)
}
