import { describe, expect, it } from 'vitest'
import type { Report } from '../../../../src/shared/model/report'
import { accepted, bareDevice, fixture } from '../support'

describe('D8, platform relay', () => {
  it('reads the gateway and its cameras', () => {
    const expected: Report = {
      dialect: 'D8',
      sn: 'SN0001',
      authCode: null,
      gateway: {
        name: 'hlqtest',
        addresses: [],
        mac: 'e0:a5:09:00:0e:99',
        port: null,
        softwareVersion: '1.0.0',
        sdkVersion: '1.0.0',
        reportedStatus: 'online',
        fault: null,
        metrics: {
          cpu: 0.1,
          memory: 0.2,
          // 50 GB and 4 GB, of which 3 are free
          memoryBytes: 53_687_091_200,
          disk: 25,
          diskBytes: 4_294_967_296,
          temperature: null,
          boardTemperature: null,
          tpu: null,
          fan: null,
          uptime: null,
          externalDisk: null,
        },
        openUnits: ['cpu', 'memory'],
      },
      devices: [
        { ...bareDevice('epid001'), name: '摄像头1', ip: '192.168.1.2', status: 'offline' },
        { ...bareDevice('epid002'), name: '摄像头2', ip: '192.168.1.3', status: 'online' },
        { ...bareDevice('epid003'), name: '摄像头3', ip: '192.168.1.4', status: 'unknown' },
      ],
      sentAt: 1_562_148_250_381,
      warnings: [],
    }
    expect(accepted(fixture('d8-platform-relay'))).toEqual(expected)
  })

  it('reads every value as text, as its document types them', () => {
    const asText = JSON.parse(JSON.stringify(fixture('d8-platform-relay')), (_, value) =>
      typeof value === 'number' ? String(value) : value,
    )
    expect(accepted(asText)).toEqual(accepted(fixture('d8-platform-relay')))
  })

  it('reads Ip and Name, as its document spells them', () => {
    const payload = {
      deviceSN: 'S',
      deviceName: 'b',
      deviceStatus: -1,
      cameraInfo: [{ cameraId: 'c', Ip: '10.0.0.9', Name: 'n', state: 0 }],
    }
    const { gateway, devices } = accepted(payload)
    expect(gateway?.reportedStatus).toBe('unknown')
    expect(devices).toEqual([{ ...bareDevice('c'), ip: '10.0.0.9', name: 'n', status: 'online' }])
  })

  it('takes no time beyond the year 9999, as a clock in microseconds gives it', () => {
    const { sentAt, warnings } = accepted(fixture('d8-platform-relay', { timeStamp: 1_562_148_250_381_000 }))
    expect(sentAt).toBeUndefined()
    expect(warnings).toEqual([{ code: 'out-of-range', field: 'timeStamp' }])
  })
})
