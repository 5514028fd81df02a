import { describe, expect, it } from 'vitest'
import { accepted, fixture } from './support'

const plain = fixture('d1-fog-status')
const expected = accepted(plain)

describe('nested values that arrive as text', () => {
  it.each([
    ['JSON', (value: unknown) => JSON.stringify(value)],
    ['JSON in JSON', (value: unknown) => JSON.stringify(JSON.stringify(value))],
    ['a Python literal', (value: unknown) => JSON.stringify(value).replaceAll(':null', ':None').replaceAll('"', "'")],
  ])('reads gateway_ext_data and sub_devices as %s', (_, asText) => {
    const payload = {
      ...plain,
      gateway_ext_data: asText(plain['gateway_ext_data']),
      sub_devices: asText(plain['sub_devices']),
    }
    expect(accepted(payload)).toEqual(expected)
  })

  it('reads each device and its ep_ext_data as text', () => {
    const devices = plain['sub_devices'] as Record<string, unknown>[]
    const sub_devices = devices.map((device) =>
      JSON.stringify({ ...device, ep_ext_data: JSON.stringify(device['ep_ext_data']) }),
    )
    expect(accepted({ ...plain, sub_devices })).toEqual(expected)
  })

  it('reads one device without its list', () => {
    const [device] = plain['sub_devices'] as unknown[]
    expect(accepted({ ...plain, sub_devices: device }).devices).toEqual(expected.devices?.slice(0, 1))
    expect(accepted({ ...plain, sub_devices: JSON.stringify(device) }).devices).toEqual(expected.devices?.slice(0, 1))
  })

  it.each(['', '  ', '[]', [], '()'])('reads %o as no devices', (sub_devices) => {
    expect(accepted({ ...plain, sub_devices })).toMatchObject({ devices: [], warnings: [] })
  })

  it.each([
    [undefined, 'missing-field'],
    [null, 'missing-field'],
    ['none', 'wrong-type'],
    [3, 'wrong-type'],
  ])('leaves the devices as they are when sub_devices is %o', (sub_devices, code) => {
    expect(accepted({ ...plain, sub_devices })).toMatchObject({
      devices: null,
      warnings: [{ code, field: 'sub_devices' }],
    })
  })

  it.each([
    ['', 'missing-field'],
    [undefined, 'missing-field'],
    ['{"cpu_use": 1', 'wrong-type'],
    [['sw_version', 'cpu_use'], 'wrong-type'],
  ])('has no metrics when gateway_ext_data is %o', (gateway_ext_data, code) => {
    const report = accepted({ ...plain, gateway_ext_data })
    expect(report).toMatchObject({ dialect: 'D1', gateway: { metrics: { cpu: null }, fault: null } })
    expect(report.warnings).toEqual([{ code, field: 'gateway_ext_data' }])
  })
})
