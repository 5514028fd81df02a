import type { DialectId } from '../model/report'
import { fieldsIn } from './nested'
import type { Fields } from './section'

/**
 * The dialect of a payload by the fields it has, never by where it was posted; `null` if it speaks neither of a gateway
 * nor of devices. Source: box-protocol.md, "Dialects".
 */
export function recogniseDialect(payload: Fields): DialectId | null {
  if (hasAny(payload, GATEWAY)) return gatewayDialect(payload)
  if (hasAny(payload, RELAY)) return 'D8'
  if (hasAny(payload, MEDIA_DEVICES)) return 'D7'
  if (hasAny(payload, DEVICES)) return hasAny(payload, V6_CODE) ? 'D7' : 'D5'
  return null
}

/** Tells the reports that speak of the gateway itself apart by how they measure it. */
function gatewayDialect(payload: Fields): DialectId {
  const ext = fieldsIn(payload['gateway_ext_data']) ?? {}
  if (hasAny(ext, D1_METRICS)) return 'D1'
  if (hasAny(payload, V6_GATEWAY) || hasAny(ext, D6_METRICS)) return 'D6'
  if (hasAny(ext, D3_METRICS)) return hasAny(payload, DEVICES) ? 'D3' : 'D4'
  if (hasAny(ext, D2_METRICS)) return 'D2'
  if (hasAny(payload, DETAILED)) return hasAny(payload, DEVICES) ? 'D3' : 'D4'
  return 'D1'
}

const GATEWAY = ['gateway_sn', 'gateway_ext_data', 'gateway_ip', 'gateway_name', 'gateway_status']
const RELAY = ['deviceSN', 'cameraInfo']
const DEVICES = ['sub_devices']
const MEDIA_DEVICES = ['media_devices']
const V6_CODE = ['mq_license_key']
const V6_GATEWAY = ['reporter_id', 'gateway_mac']
const DETAILED = ['gateway_port']
const D1_METRICS = ['cpu_use', 'memory_use', 'disk_use']
const D2_METRICS = ['cpu_usage', 'memory_usage', 'disk_free_size', 'temperature']
const D3_METRICS = ['cpu_info', 'memory_info', 'disk_info', 'tpu_info', 'external_hard_drives_info']
const D6_METRICS = ['emmc', 'hdd', 'core_temperature']

function hasAny(fields: Fields, keys: readonly string[]): boolean {
  for (const key of keys) if (fields[key] !== undefined) return true
  return false
}
