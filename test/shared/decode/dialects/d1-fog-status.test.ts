import { describe, expect, it } from 'vitest'
import type { DeviceReport, Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

const LOCATION = '95274d2c-0941-4d96-b032-ab200f81362c'

const DEVICE: Omit<DeviceReport, 'id' | 'ip' | 'type' | 'typeCode'> = {
  name: null,
  status: 'online',
  location: LOCATION,
  group: 'default_group',
  softwareVersion: '1.4.2',
  url: null,
}

describe('D1, fog status', () => {
  it('reads the report of the commissioning document', () => {
    const expected: Report = {
      dialect: 'D1',
      sn: 'SZCCKQRAIJBAH0002',
      authCode: 'ZKZCPI000120190807142601',
      gateway: {
        name: '东门岗亭',
        addresses: ['192.168.1.19'],
        mac: 'e0:a5:09:00:0e:6d',
        port: null,
        softwareVersion: 'V2R1C01',
        sdkVersion: '1.1.56d1e91',
        reportedStatus: 'online',
        fault: { active: false, description: null },
        metrics: {
          cpu: 6.5,
          memory: 0.77,
          // 1.55 GB and 10.39 GB of 1024³ bytes.
          memoryBytes: 1_664_299_827,
          disk: 0.09,
          diskBytes: 11_156_177_551,
          temperature: null,
          boardTemperature: null,
          tpu: null,
          fan: null,
          uptime: null,
          externalDisk: null,
        },
        openUnits: ['cpu', 'memory', 'disk'],
      },
      devices: [
        {
          ...DEVICE,
          id: 'ZKZCPI000120190807142601__192.168.1.101',
          name: '1号闸机',
          ip: '192.168.1.101',
          type: 'turnstile',
          typeCode: '0',
        },
        {
          ...DEVICE,
          id: 'ZKZCPI000120190807142601__192.168.1.102',
          ip: '192.168.1.102',
          type: 'capture-camera',
          typeCode: '1',
        },
        {
          ...DEVICE,
          id: 'ZKZCPI000120190807142601__192.168.1.103',
          ip: '192.168.1.103',
          status: 'offline',
          type: 'ipc-dynamic',
          typeCode: '3',
        },
        {
          ...DEVICE,
          id: 'ZKZCPI000120190807142601__192.168.1.104',
          name: '机房门禁',
          ip: '192.168.1.104',
          type: 'access-control',
          typeCode: '4',
        },
        {
          ...DEVICE,
          id: 'ZKZCPI000120190807142601__192.168.1.105',
          ip: '192.168.1.105',
          type: 'ipc-static',
          typeCode: '2',
          group: null,
          softwareVersion: null,
        },
      ],
      warnings: [],
    }
    expect(accepted(fixture('d1-fog-status'))).toEqual(expected)
  })

  it('reads a box in trouble', () => {
    const expected: Report = {
      dialect: 'D1',
      sn: 'SZCCKQRAIJBAH0003',
      authCode: 'ZKZCPI000120190807142602',
      gateway: {
        name: 'gate-west',
        addresses: ['192.168.1.20'],
        mac: null,
        port: null,
        softwareVersion: 'V2R1C01',
        sdkVersion: null,
        reportedStatus: 'online',
        fault: { active: true, description: 'disk full' },
        metrics: {
          cpu: 97.25,
          memory: 0.98,
          memoryBytes: 1_664_299_827,
          disk: 1,
          diskBytes: 11_156_177_551,
          temperature: null,
          boardTemperature: null,
          tpu: null,
          fan: null,
          uptime: null,
          externalDisk: null,
        },
        openUnits: ['cpu', 'memory', 'disk'],
      },
      devices: [],
      warnings: [],
    }
    expect(accepted(fixture('d1-abnormal'))).toEqual(expected)
  })
})
