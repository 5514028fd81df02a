import { describe, expect, it } from 'vitest'
import { accepted, bareDevice } from './support'

const device = (id: string, fields: Record<string, unknown> = {}) => ({
  ep_id: id,
  ep_ip: '10.0.0.1',
  ep_type: '0',
  ep_status: 'online',
  ...fields,
})

const report = (sub_devices: unknown) => accepted({ dev_sno: 'CODE', sub_devices })

describe('devices', () => {
  it('keeps the last of devices with one id', () => {
    const { devices, warnings } = report([
      device('a', { ep_name: 'first' }),
      device('b'),
      device('a', { ep_name: 'last' }),
    ])
    expect(devices?.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'last'],
      ['b', null],
    ])
    expect(warnings).toEqual([{ code: 'duplicate-device', field: 'sub_devices[2]' }])
  })

  it('puts a missing id together from the code and the address', () => {
    const { devices, warnings } = report([device('', { ep_ip: '10.0.0.7' })])
    expect(devices?.[0]?.id).toBe('CODE__10.0.0.7')
    expect(warnings).toEqual([{ code: 'missing-device-id', field: 'sub_devices[0].ep_id' }])
  })

  it('leaves out a device that nothing tells from the others', () => {
    expect(report([{ ep_id: null, ep_name: 'ghost' }, device('a')]).devices).toHaveLength(1)
  })

  it.each([{ items: [null] }, { items: ['cam-1', 'cam-2'] }, { items: [{ ep_name: 'ghost' }] }])(
    'takes the list $items, of which nothing can be read, for none: the known devices stay',
    ({ items }) => {
      const { devices, warnings } = report(items)
      expect(devices).toBeNull()
      expect(warnings).not.toEqual([])
    },
  )

  it.each([null, 3, 'text', [], true])('leaves out the item %o', (item) => {
    const { devices, warnings } = report([item, device('a')])
    expect(devices).toHaveLength(1)
    expect(warnings).toEqual([{ code: 'wrong-type', field: 'sub_devices[0]' }])
  })

  it.each([
    ['online', 'online', []],
    ['ONLINE ', 'online', []],
    ['Offline', 'offline', []],
    ['unknown', 'unknown', []],
    ['', 'unknown', []],
    ['dead', 'unknown', [{ code: 'unreadable', field: 'sub_devices[0].ep_status' }]],
    [null, 'unknown', [{ code: 'missing-field', field: 'sub_devices[0].ep_status' }]],
    [true, 'unknown', [{ code: 'wrong-type', field: 'sub_devices[0].ep_status' }]],
  ])('takes ep_status %o for %o', (ep_status, status, warnings) => {
    const decoded = report([device('a', { ep_status })])
    expect(decoded.devices?.[0]?.status).toBe(status)
    expect(decoded.warnings).toEqual(warnings)
  })

  it.each([
    ['0', 'turnstile'],
    ['1', 'capture-camera'],
    ['2', 'ipc-static'],
    ['3', 'ipc-dynamic'],
    ['4', 'access-control'],
    ['photo', 'picture-stream'],
    ['rtsp', 'video-stream'],
    ['file', 'local-file'],
    ['gb28181', 'gb28181'],
    ['GB28181', 'gb28181'],
    ['card', 'other'],
    ['', 'other'],
    ['constructor', 'other'],
  ])('takes ep_type %o for %o', (ep_type, type) => {
    expect(report([device('a', { ep_type })]).devices?.[0]).toMatchObject({ type, typeCode: ep_type || null })
  })

  it('names the place of a fault within ep_ext_data', () => {
    const { devices, warnings } = report([
      device('a'),
      device('b', { ep_ext_data: { group_name: true, sw_version: 2 } }),
    ])
    expect(devices?.[1]).toMatchObject({ group: null, softwareVersion: '2' })
    expect(warnings).toEqual([
      { code: 'wrong-type', field: 'sub_devices[1].ep_ext_data.group_name' },
      { code: 'wrong-type', field: 'sub_devices[1].ep_ext_data.sw_version' },
    ])
  })

  it('takes the first 512 of more devices, with a warning', () => {
    const many = Array.from({ length: 600 }, (_, index) => device(`device-${index}`))
    const { devices, warnings } = report(many)
    expect(devices).toHaveLength(512)
    expect(devices?.at(-1)?.id).toBe('device-511')
    expect(warnings).toEqual([{ code: 'too-many-devices', field: 'sub_devices' }])
  })

  it('names the first 50 faults of a report with more', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ep_id: `d${index}` }))
    expect(report(many).warnings).toHaveLength(50)
  })

  it('reads a device of an id alone', () => {
    expect(report([{ ep_id: 'a' }]).devices).toEqual([bareDevice('a')])
  })
})
