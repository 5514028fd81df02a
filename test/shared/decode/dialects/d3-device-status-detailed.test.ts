import { expect, it } from 'vitest'
import type { DeviceReport, Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

const stream = (ip: string, name: string | null, status: 'online' | 'offline'): DeviceReport => ({
  id: `AAAZKE5BJJFJH0047__${ip}`,
  name,
  ip,
  status,
  type: 'ipc-dynamic',
  typeCode: '3',
  location: '95274d2c-0941-4d96-b032-ab200f81362c',
  group: null,
  softwareVersion: null,
  url: `rtsp://${ip}:554/ch2`,
})

it('reads D3, device status in detail', () => {
  const expected: Report = {
    dialect: 'D3',
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
        cpu: 1,
        memory: 9,
        // 12.0 G and 32.0 G
        memoryBytes: 12_884_901_888,
        disk: 55,
        diskBytes: 34_359_738_368,
        temperature: 39,
        boardTemperature: null,
        tpu: null,
        fan: null,
        uptime: null,
        externalDisk: null,
      },
      openUnits: [],
    },
    devices: [
      stream('192.168.1.101', '大堂', 'online'),
      stream('192.168.1.102', null, 'offline'),
      stream('192.168.1.103', null, 'online'),
    ],
    warnings: [],
  }
  expect(accepted(fixture('d3-device-status-detailed'))).toEqual(expected)
})
