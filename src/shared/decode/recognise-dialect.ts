import type { DialectId } from '../model/report'
import { fieldsIn } from './nested'
import type { Fields } from './section'

/**
 * The dialect of a payload by the fields it has, never by where it was posted; `null` if it has none that a status
 * report would have. Source: box-protocol.md, "Dialects".
 */
export function recogniseDialect(payload: Fields): DialectId | null {
  if (hasAny(payload, 'gateway_sn', 'gateway_ext_data')) return systemDialect(payload)
  if (hasAny(payload, 'deviceSN', 'cameraInfo')) return 'D8'
  if (hasAny(payload, 'media_devices') || (hasAny(payload, 'mq_license_key') && hasAny(payload, 'sub_devices')))
    return 'D7'
  if (hasAny(payload, 'sub_devices')) return 'D5'
  return null
}

/** Tells the reports that speak of the gateway itself apart by how they measure it. */
function systemDialect(payload: Fields): DialectId {
  const ext = fieldsIn(payload['gateway_ext_data']) ?? {}
  if (hasAny(ext, 'cpu_use', 'memory_use', 'disk_use')) return 'D1'
  if (hasAny(payload, 'reporter_id', 'gateway_mac') || hasAny(ext, 'emmc', 'hdd', 'core_temperature')) return 'D6'
  if (hasAny(ext, 'cpu_info', 'memory_info', 'disk_info', 'tpu_info') || hasAny(payload, 'gateway_port'))
    return hasAny(payload, 'sub_devices') ? 'D3' : 'D4'
  if (hasAny(ext, 'cpu_usage', 'memory_usage', 'disk_free_size', 'temperature')) return 'D2'
  return 'D1'
}

function hasAny(fields: Fields, ...keys: readonly string[]): boolean {
  return keys.some((key) => fields[key] !== undefined)
}
