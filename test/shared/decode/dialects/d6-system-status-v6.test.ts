import { describe, expect, it } from 'vitest'
import type { Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

describe('D6, system status of V6', () => {
  it('reads the gateway and leaves its devices alone', () => {
    const expected: Report = {
      dialect: 'D6',
      sn: 'HQDZKE5BJJFJH0042',
      authCode: 'AFVKQF000120210604151110',
      gateway: {
        name: 'yifan68',
        addresses: ['192.168.1.180'],
        mac: 'e0:a5:09:00:31:0f',
        port: 80,
        softwareVersion: null,
        sdkVersion: null,
        reportedStatus: 'online',
        fault: null,
        metrics: {
          cpu: 37,
          memory: 15,
          // 12.0 G and 32.0 G
          memoryBytes: 12_884_901_888,
          disk: 56,
          diskBytes: 34_359_738_368,
          temperature: 45,
          boardTemperature: 47,
          tpu: 14,
          fan: 0,
          uptime: '2hours,40minutes',
          // 229.7 G
          externalDisk: { mounted: true, used: 5, bytes: 246_638_496_973 },
        },
        openUnits: [],
      },
      devices: null,
      warnings: [],
    }
    expect(accepted(fixture('d6-system-status-v6'))).toEqual(expected)
  })

  it('has no external disk where the report has none', () => {
    const payload = fixture('d6-system-status-v6', { gateway_ext_data: { emmc: { disk_usage: 0.5 }, hdd: {} } })
    expect(accepted(payload).gateway?.metrics).toMatchObject({ disk: 50, externalDisk: null })
  })
})
