import type { DialectId } from '../../../shared/model/report'
import type { Millis } from '../../../shared/time/millis'
import type { Payload } from '../payload'
import type { Box } from '../world/box'
import { d1FogStatus } from './d1-fog-status'
import { d2DeviceStatus } from './d2-device-status'
import { d3DeviceStatusDetailed } from './d3-device-status-detailed'
import { d4SystemStatus } from './d4-system-status'
import { d5CollectionDevices } from './d5-collection-devices'
import { d6SystemStatusV6 } from './d6-system-status-v6'
import { d7MediaDevicesV6 } from './d7-media-devices-v6'
import { d8PlatformRelay } from './d8-platform-relay'

/** What a box says of itself in one dialect; `sentAt` is wall time, for the dialect that carries it. */
export type Dialect = (box: Box, sentAt: Millis) => Payload

export const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  D1: d1FogStatus,
  D2: d2DeviceStatus,
  D3: d3DeviceStatusDetailed,
  D4: d4SystemStatus,
  D5: d5CollectionDevices,
  D6: d6SystemStatusV6,
  D7: d7MediaDevicesV6,
  D8: d8PlatformRelay,
}

export const DIALECT_IDS = Object.keys(DIALECTS) as readonly DialectId[]
