import { NO_METRICS } from '../../src/shared/model/metrics'
import type { DeviceReport, GatewayReport, Report } from '../../src/shared/model/report'

/** A gateway's part of a report, healthy unless told otherwise. */
export const gatewayPart = (part: Partial<GatewayReport> = {}): GatewayReport => ({
  name: '东门岗亭',
  addresses: ['192.168.1.19'],
  mac: null,
  port: null,
  softwareVersion: 'V2R1C01',
  sdkVersion: null,
  reportedStatus: 'online',
  fault: { active: false, description: null },
  metrics: NO_METRICS,
  openUnits: [],
  ...part,
})

export const device = (id: string, part: Partial<DeviceReport> = {}): DeviceReport => ({
  id,
  name: null,
  ip: null,
  status: 'online',
  type: 'turnstile',
  typeCode: '0',
  location: null,
  group: null,
  softwareVersion: null,
  url: null,
  ...part,
})

/** A D1 report of box `SN-1` without devices, unless told otherwise. */
export const report = (part: Partial<Report> = {}): Report => ({
  dialect: 'D1',
  sn: 'SN-1',
  authCode: null,
  gateway: gatewayPart(),
  devices: [],
  warnings: [],
  ...part,
})
