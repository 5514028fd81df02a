import { describe, expect, it } from 'vitest'
import { decodeReport } from '../../../src/shared/decode/decode-report'
import { accepted, fixture } from './support'

const ALL = [
  ['d1-fog-status', 'D1'],
  ['d1-abnormal', 'D1'],
  ['d2-device-status', 'D2'],
  ['d3-device-status-detailed', 'D3'],
  ['d4-system-status', 'D4'],
  ['d5-collection-devices', 'D5'],
  ['d6-system-status-v6', 'D6'],
  ['d7-media-devices-v6', 'D7'],
  ['d7-as-sub-devices', 'D7'],
  ['d8-platform-relay', 'D8'],
] as const

const refusal = (value: unknown) => {
  const decoded = decodeReport(value)
  return decoded.ok ? null : decoded.refusal
}

describe('wrappings', () => {
  it.each(ALL)('finds %s (%s) wherever it stands', (name, dialect) => {
    const payload = fixture(name)
    const plain = accepted(payload)
    expect(plain.dialect).toBe(dialect)
    const wrapped = [
      [payload],
      JSON.stringify(payload),
      JSON.stringify(JSON.stringify(payload)),
      { data: payload },
      { json: JSON.stringify(payload) },
      { params: [payload] },
      { token: 'x', status: 200, body: { payload } },
      { gateway: 'x', 'report.json': JSON.stringify(payload) },
    ]
    for (const value of wrapped) expect(accepted(value)).toEqual(plain)
  })
})

describe('recognition', () => {
  it('takes a report with a serial and nothing else', () => {
    const { dialect, sn, gateway, devices, warnings } = accepted({ gateway_sn: 'S1' })
    expect({ dialect, sn, devices }).toEqual({ dialect: 'D1', sn: 'S1', devices: null })
    expect(gateway?.reportedStatus).toBeNull()
    expect(warnings.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'missing-field gateway_ext_data',
      'missing-field gateway_name',
      'missing-field gateway_ip',
      'missing-field gateway_status',
      'missing-field sub_devices',
    ])
  })

  it('takes a serial sent as a number', () => {
    const { sn, warnings } = accepted(fixture('d1-fog-status', { gateway_sn: 20_190_807 }))
    expect(sn).toBe('20190807')
    expect(warnings).toEqual([{ code: 'wrong-type', field: 'gateway_sn' }])
  })
})

describe('refusals', () => {
  it.each([
    ['d1-fog-status', { gateway_sn: undefined, dev_sno: undefined }, 'gateway_sn'],
    ['d1-fog-status', { gateway_sn: '', dev_sno: '' }, 'gateway_sn'],
    ['d1-fog-status', { gateway_sn: { a: 1 }, dev_sno: [] }, 'gateway_sn'],
    ['d1-fog-status', { gateway_sn: ' ' }, 'gateway_sn'],
    ['d1-fog-status', { gateway_sn: 2 ** 53 + 2 }, 'gateway_sn'],
    ['d4-system-status', { gateway_sn: null }, 'gateway_sn'],
    ['d5-collection-devices', { dev_sno: undefined }, 'dev_sno'],
    ['d6-system-status-v6', { gateway_sn: '' }, 'gateway_sn'],
    ['d7-media-devices-v6', { mq_license_key: '' }, 'mq_license_key'],
    ['d8-platform-relay', { deviceSN: '' }, 'deviceSN'],
  ])('refuses %s with %o', (name, replaced, field) => {
    expect(refusal(fixture(name, replaced))).toEqual({
      code: 'missing-identity',
      field,
      message: `${field} is missing or empty: the report does not say which box it is from.`,
    })
  })

  it.each([null, undefined, 0, true, '', 'hello', '{', [], {}, { hello: 'world' }, [[]], { dev_sno: 'CODE' }, [1, 2]])(
    'refuses %o as no report',
    (value) => {
      expect(refusal(value)).toMatchObject({ code: 'not-a-report', field: null })
    },
  )

  it.each([
    { identity_id: '13028', identity_name: 'stranger', score: 0.16, ext_data: { dev_sno: 'CODE' }, dev_sno: 'CODE' },
    { dev_sno: 'CODE', spot_pic: 'xxx', ep_info: { ep_id: 'CODE__10.0.0.1' } },
    { deviceId: 'DK1', cameraId: 'epid001', crossTime: 1_562_083_200_000, matchScore: 0.57, userId: '1' },
    [{ identity_id: '1' }],
  ])('names a recognition event: %o', (event) => {
    expect(refusal(event)).toMatchObject({
      code: 'event',
      message: expect.stringContaining('This is a recognition event, not a status report'),
    })
  })

  it('never repeats what was sent', () => {
    const marker = 'do-not-repeat-me'
    for (const value of [{ gateway_ip: marker }, { [marker]: marker }, marker, { identity_id: marker }])
      expect(JSON.stringify(refusal(value))).not.toContain(marker)
  })
})
