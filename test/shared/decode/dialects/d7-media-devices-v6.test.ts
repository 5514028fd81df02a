import { describe, expect, it } from 'vitest'
import type { DeviceReport, Report } from '../../../../src/shared/model/report'
import { accepted, fixture } from '../support'

const DEVICE: Omit<DeviceReport, 'id' | 'status'> = {
  name: '前门设备',
  ip: '192.168.1.100',
  type: 'video-stream',
  typeCode: 'rtsp',
  location: null,
  group: null,
  softwareVersion: null,
  url: 'rtsp://192.168.1.100:554/ch2',
}

const REPORT: Omit<Report, 'devices' | 'warnings'> = {
  dialect: 'D7',
  sn: null,
  authCode: 'AFVKQF000120210604151110',
  gateway: null,
}

describe('D7, media devices of V6', () => {
  it('reads media_devices, as the document names them', () => {
    const expected: Report = {
      ...REPORT,
      devices: [{ ...DEVICE, id: '2c1a6a12-ecf4-4490-a2fc-8d7a5023bfcd', status: 'online' }],
      warnings: [],
    }
    expect(accepted(fixture('d7-media-devices-v6'))).toEqual(expected)
  })

  it('reads sub_devices, as its example names them, and puts the missing id together', () => {
    const expected: Report = {
      ...REPORT,
      devices: [{ ...DEVICE, id: 'AFVKQF000120210604151110__rtsp://192.168.1.100:554/ch2', status: 'offline' }],
      warnings: [{ code: 'missing-device-id', field: 'sub_devices[0].media_device_id' }],
    }
    expect(accepted(fixture('d7-as-sub-devices'))).toEqual(expected)
  })

  it('keeps the password of a stream out of the id', () => {
    const payload = {
      mq_license_key: 'CODE',
      media_devices: [{ media_device_url: 'rtsp://admin:secret@10.0.0.7/ch1', media_device_type: 'rtsp' }],
    }
    expect(accepted(payload).devices?.[0]?.id).toBe('CODE__rtsp://10.0.0.7/ch1')
  })
})
