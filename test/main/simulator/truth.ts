import { expect } from 'vitest'
import type { Box } from '../../../src/main/simulator/world/box'
import { addressOf } from '../../../src/main/simulator/world/identity'
import type { StreamType, SubDevice, SubDeviceType } from '../../../src/main/simulator/world/sub-device'
import { type Metrics, NO_METRICS } from '../../../src/shared/model/metrics'
import type { DeviceReport, DeviceType, DialectId, GatewayReport, Report } from '../../../src/shared/model/report'

/** The report that a box in this state should be understood to have sent, by the protocol alone. */
export function truthOf(box: Box, dialect: DialectId): Report {
  const tells = TELLS[dialect]
  return {
    dialect,
    sn: tells.gateway ? box.serial : null,
    // The platform has an id of its own for a box, which is not said to be the code.
    authCode: dialect === 'D8' ? null : box.authCode,
    gateway: tells.gateway?.(box) ?? null,
    devices: tells.device ? box.devices.map(tells.device) : null,
    ...(dialect === 'D8' && { sentAt: expect.any(Number) }),
    warnings: [],
  }
}

interface Tells {
  readonly gateway?: (box: Box) => GatewayReport
  readonly device?: (device: SubDevice) => DeviceReport
}

const TELLS: Record<DialectId, Tells> = {
  D1: {
    gateway: (box) => ({
      ...named(box),
      reportedStatus: 'online',
      fault: { active: box.fault !== null, description: box.fault?.description ?? null },
      metrics: {
        ...sizes(box),
        cpu: near(box.vitals.cpu),
        memory: share(box.vitals.memory),
        disk: share(box.vitals.disk),
      },
      openUnits: ['cpu', 'memory', 'disk'],
    }),
    device: (device) => ({ ...typed(device), group: device.group, softwareVersion: device.softwareVersion }),
  },
  D2: {
    gateway: (box) => ({ ...named(box), metrics: { ...measured(box), temperature: near(box.vitals.temperature) } }),
    device: (device) => ({ ...typed(device), url: device.url }),
  },
  D3: {
    gateway: (box) => ({ ...wired(box), metrics: { ...measured(box), temperature: near(box.vitals.temperature) } }),
    device: (device) => ({ ...typed(device), url: device.url }),
  },
  D4: { gateway: (box) => ({ ...wired(box), metrics: system(box) }) },
  D5: { device: streamed },
  D6: {
    gateway: (box) => ({
      ...named(box),
      port: 80,
      softwareVersion: null,
      sdkVersion: null,
      metrics: system(box),
    }),
  },
  D7: { device: (device) => ({ ...streamed(device), location: null, url: device.url }) },
  D8: {
    gateway: (box) => ({
      ...named(box),
      addresses: [],
      metrics: { ...measured(box), cpu: share(box.vitals.cpu), memory: share(box.vitals.memory) },
      openUnits: ['cpu', 'memory'],
    }),
    device: (device) => ({ ...plain(device), location: null, type: 'other', typeCode: null }),
  },
}

function named(box: Box): GatewayReport {
  return {
    name: box.name,
    addresses: [addressOf(box)],
    mac: box.mac,
    port: null,
    softwareVersion: box.firmware.softwareVersion,
    sdkVersion: box.firmware.sdkVersion,
    reportedStatus: box.fault === null ? 'online' : 'offline',
    fault: null,
    metrics: NO_METRICS,
    openUnits: [],
  }
}

const wired = (box: Box): GatewayReport => ({
  ...named(box),
  addresses: [addressOf(box), '192.168.150.1'],
  port: 80,
})

const sizes = ({ firmware: { hardware } }: Box): Metrics => ({
  ...NO_METRICS,
  memoryBytes: near(hardware.memoryBytes, 1024),
  diskBytes: near(hardware.diskBytes, 1024),
})

const measured = (box: Box): Metrics => ({
  ...sizes(box),
  cpu: near(box.vitals.cpu),
  memory: near(box.vitals.memory),
  disk: near(box.vitals.disk),
})

const system = (box: Box): Metrics => ({
  ...measured(box),
  temperature: near(box.vitals.temperature),
  boardTemperature: near(box.vitals.boardTemperature),
  tpu: near(box.vitals.tpu),
  fan: box.vitals.fan,
  uptime: expect.stringMatching(/^(\d+ minutes|(\d+days)?,?(\d+hours)?,?(\d+minutes)?)$/),
  externalDisk: {
    mounted: true,
    used: near(box.vitals.externalDisk),
    bytes: near(box.firmware.hardware.externalDiskBytes ?? 0, 1024),
  },
})

function plain(device: SubDevice): Omit<DeviceReport, 'type' | 'typeCode'> {
  return {
    id: device.id,
    name: device.name || null,
    ip: device.address,
    status: device.downUntil === null ? 'online' : 'offline',
    location: device.location,
    group: null,
    softwareVersion: null,
    url: null,
  }
}

const TYPES: Record<SubDeviceType, DeviceType> = {
  0: 'turnstile',
  1: 'capture-camera',
  2: 'ipc-static',
  3: 'ipc-dynamic',
  4: 'access-control',
}

const STREAMS: Record<StreamType, DeviceType> = {
  photo: 'picture-stream',
  rtsp: 'video-stream',
  gb28181: 'gb28181',
  file: 'local-file',
}

const typed = (device: SubDevice): DeviceReport => ({
  ...plain(device),
  type: TYPES[device.type],
  typeCode: String(device.type),
})

function streamed(device: SubDevice): DeviceReport {
  return { ...plain(device), type: STREAMS[device.stream], typeCode: device.stream }
}

/** Matches what is left of `value` after the box has rounded it. */
const near = (value: number, within = 0.1): number =>
  expect.toSatisfy((actual: unknown) => typeof actual === 'number' && Math.abs(actual - value) <= within)

/** `near`, of a percentage that is sent as a fraction in an open unit. */
const share = (percent: number): number => near(percent / 100, 0.001)
