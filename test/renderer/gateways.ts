import type { DeviceView, FleetView, GatewayView, ReceiverView } from '../../src/shared/contract/views'
import { NO_FAULT } from '../../src/shared/model/gateway'
import { NO_METRICS } from '../../src/shared/model/metrics'
import { iso } from '../../src/shared/time/iso'
import { hours, seconds } from '../../src/shared/time/millis'

export const NOW = Date.UTC(2026, 10, 22, 10, 46)

/** A gateway that is well, except for what is said otherwise. */
export const gateway = (id: string, otherwise: Partial<GatewayView> = {}): GatewayView => ({
  id,
  sn: id,
  authCode: null,
  name: `Box ${id}`,
  alias: null,
  group: null,
  tags: [],
  note: null,
  addresses: ['192.168.10.21'],
  mac: null,
  port: null,
  softwareVersion: null,
  sdkVersion: null,
  presence: 'online',
  presenceSince: iso(NOW - hours(50)),
  presenceLog: [],
  reportedStatus: null,
  fault: { ...NO_FAULT, since: null },
  faultLog: [],
  muted: false,
  mutedUntil: null,
  metrics: NO_METRICS,
  devices: [],
  deviceCounts: { online: 0, offline: 0, missing: 0, unknown: 0, total: 0 },
  firstSeenAt: iso(NOW - hours(50)),
  lastReportAt: iso(NOW - seconds(8)),
  lastReportPath: '/SophonFogStatus',
  lastReportFrom: '192.168.10.21',
  periodSeconds: 20,
  periodSource: 'default',
  dialects: ['D1'],
  warnings: [],
  openIncidents: [],
  ...otherwise,
})

/** A sub-device that is online, except for what is said otherwise. */
export const device = (id: string, otherwise: Partial<DeviceView> = {}): DeviceView => ({
  id,
  name: null,
  ip: null,
  status: 'online',
  lastKnownStatus: 'online',
  type: 'capture-camera',
  typeCode: '2',
  typeLabel: 'Capture camera',
  location: null,
  group: null,
  softwareVersion: null,
  url: null,
  since: iso(NOW - hours(2)),
  ...otherwise,
})

/** A gateway with these sub-devices, counted. */
export function withDevices(id: string, devices: readonly DeviceView[], otherwise: Partial<GatewayView> = {}) {
  const counts = { online: 0, offline: 0, missing: 0, unknown: 0, total: devices.length }
  for (const { status } of devices) counts[status]++
  return gateway(id, { devices, deviceCounts: counts, ...otherwise })
}

export const receiver = (otherwise: Partial<ReceiverView> = {}): ReceiverView => ({
  listening: true,
  listeningSince: iso(NOW - hours(100)),
  host: '0.0.0.0',
  port: 9528,
  urls: [],
  paths: ['/SophonFogStatus'],
  reportsPerSecond: 0,
  rateTrend: [],
  accepted: 0,
  rejected: 0,
  lastReportAt: null,
  problem: null,
  ...otherwise,
})

export const fleet = (gateways: readonly GatewayView[], otherwise: Partial<FleetView> = {}): FleetView => ({
  seq: 1,
  simulated: false,
  at: iso(NOW),
  gateways,
  counts: { online: gateways.length, late: 0, offline: 0, unobserved: 0, expected: 0, fault: 0, muted: 0 },
  receiver: receiver(),
  trends: {},
  ...otherwise,
})
