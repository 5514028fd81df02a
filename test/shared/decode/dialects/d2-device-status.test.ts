import { expect, it } from 'vitest'
import type { Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

it('reads D2, device status', () => {
  const expected: Report = {
    dialect: 'D2',
    sn: 'SZCCKQRAIJBAH0011',
    authCode: 'ZKZCPI000120190807142611',
    gateway: {
      name: 'bm1682landy93',
      addresses: ['192.168.1.251'],
      mac: 'e0:a5:09:00:0e:71',
      port: null,
      softwareVersion: 'V2R3C01',
      sdkVersion: '1.1.56d1e91',
      reportedStatus: 'online',
      fault: null,
      metrics: {
        // A percentage, while memory is a fraction, in one and the same report.
        cpu: 6.5,
        memory: 77,
        memoryBytes: 1_664_299_827,
        // 1 − 9.41 / 10.39
        disk: 9.43,
        diskBytes: 11_156_177_551,
        temperature: 41,
        boardTemperature: null,
        tpu: null,
        fan: null,
        uptime: null,
        externalDisk: null,
      },
      openUnits: [],
    },
    devices: [
      {
        id: 'ZKZCPI000120190807142611__192.168.1.111',
        name: null,
        ip: '192.168.1.111',
        status: 'online',
        type: 'ipc-static',
        typeCode: '2',
        location: '95274d2c-0941-4d96-b032-ab200f81362c',
        group: null,
        softwareVersion: null,
        url: 'rtsp://192.168.1.111:554/ch2',
      },
    ],
    warnings: [],
  }
  expect(accepted(fixture('d2-device-status'))).toEqual(expected)
})
