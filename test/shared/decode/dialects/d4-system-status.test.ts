import { describe, expect, it } from 'vitest'
import type { Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

describe('D4, system status', () => {
  it('reads the gateway and leaves its devices alone', () => {
    const expected: Report = {
      dialect: 'D4',
      sn: 'HQDZKE5BJJFJH0047',
      authCode: 'AAAZKE5BJJFJH0047',
      gateway: {
        name: 'hyf64',
        addresses: ['192.168.1.64', '192.168.150.1'],
        mac: 'e0:a5:09:00:32:31',
        port: 80,
        softwareVersion: 'V5R5C01_6a2c62d',
        sdkVersion: 'V5R5C01_30ee591',
        reportedStatus: 'online',
        fault: null,
        metrics: {
          cpu: 12,
          memory: 9,
          memoryBytes: 12_884_901_888,
          disk: 55,
          diskBytes: 34_359_738_368,
          temperature: 39,
          boardTemperature: 39,
          tpu: 15,
          fan: 0,
          uptime: '30 minutes',
          // 500 G
          externalDisk: { mounted: true, used: 60, bytes: 536_870_912_000 },
        },
        openUnits: [],
      },
      devices: null,
      warnings: [],
    }
    expect(accepted(fixture('d4-system-status'))).toEqual(expected)
  })

  it.each([
    ['1', true],
    ['0', false],
    [1, true],
    [0, false],
    [true, true],
    ['False', false],
  ])('takes external_hard_state %o for mounted: %o', (state, mounted) => {
    const payload = fixture('d4-system-status', {
      gateway_ext_data: { cpu_info: {}, external_hard_drives_info: { external_hard_state: state } },
    })
    const { gateway, warnings } = accepted(payload)
    expect(gateway?.metrics.externalDisk).toEqual({ mounted, used: null, bytes: null })
    expect(warnings).toEqual([])
  })
})
