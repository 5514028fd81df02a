import { expect, it } from 'vitest'
import type { Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

it('reads D5, collection devices under the authorisation code', () => {
  const expected: Report = {
    dialect: 'D5',
    sn: null,
    authCode: 'AAAZKE5BJJFJH0047',
    gateway: null,
    devices: [
      {
        id: 'AAAZKE5BJJFJH0047__192.168.1.101',
        name: null,
        ip: '192.168.1.101',
        status: 'offline',
        type: 'video-stream',
        typeCode: 'rtsp',
        location: '95274d2c-0941-4d96-b032-ab200f81362c',
        group: null,
        softwareVersion: null,
        url: null,
      },
      {
        id: 'AAAZKE5BJJFJH0047__192.168.1.120',
        name: '北门国标',
        ip: '192.168.1.120',
        status: 'online',
        type: 'gb28181',
        typeCode: 'gb28181',
        location: '95274d2c-0941-4d96-b032-ab200f81362c',
        group: null,
        softwareVersion: null,
        url: null,
      },
    ],
    warnings: [],
  }
  expect(accepted(fixture('d5-collection-devices'))).toEqual(expected)
})
