import type { DialectId } from '../model/report'
import type { Decoded, Refusal } from './decoded'
import { readFogStatus } from './dialects/d1-fog-status'
import { readDeviceStatus } from './dialects/d2-device-status'
import { readDeviceStatusDetailed } from './dialects/d3-device-status-detailed'
import { readSystemStatus } from './dialects/d4-system-status'
import { readCollectionDevices } from './dialects/d5-collection-devices'
import { readSystemStatusV6 } from './dialects/d6-system-status-v6'
import { readMediaDevices } from './dialects/d7-media-devices-v6'
import { readPlatformRelay } from './dialects/d8-platform-relay'
import type { ReadDialect } from './dialects/dialect'
import { identityOf, missingIdentity } from './identity'
import { findPayload } from './payload'
import { RECOGNITION_EVENT } from './recognition-event'
import { reportSection } from './section'

const DIALECTS: Readonly<Record<DialectId, ReadDialect>> = {
  D1: readFogStatus,
  D2: readDeviceStatus,
  D3: readDeviceStatusDetailed,
  D4: readSystemStatus,
  D5: readCollectionDevices,
  D6: readSystemStatusV6,
  D7: readMediaDevices,
  D8: readPlatformRelay,
}

/**
 * Makes a report of the value a body holds, whichever dialect it speaks. Accepts it if and only if it says which box
 * it is from; anything else that is not as documented becomes a warning. Source: box-protocol.md.
 */
export function decodeReport(value: unknown): Decoded {
  const payload = findPayload(value)
  if (payload.kind !== 'report') return refuse(payload.kind === 'event' ? RECOGNITION_EVENT : NOT_A_REPORT)
  const { fields, dialect } = payload
  const report = reportSection(fields)
  const identity = identityOf(report, dialect)
  if (identity === null) return refuse(missingIdentity(dialect))
  const { sn, authCode, owner } = identity
  const { gateway, devices, sentAt } = DIALECTS[dialect](report, owner)
  const decoded = { dialect, sn, authCode, gateway, devices, warnings: report.warnings }
  return { ok: true, report: sentAt === undefined ? decoded : { ...decoded, sentAt } }
}

const refuse = (refusal: Refusal): Decoded => ({ ok: false, refusal })

const NOT_A_REPORT: Refusal = {
  code: 'not-a-report',
  field: null,
  message:
    'This is not a status report: it has none of gateway_sn, gateway_ext_data, sub_devices, media_devices, deviceSN or cameraInfo.',
}
