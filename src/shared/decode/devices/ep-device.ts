import type { DeviceReport } from '../../model/report'
import { object } from '../nested'
import type { Section } from '../section'
import { requiredText, text } from '../values/text'
import { deviceId } from './device-id'
import { deviceStatus } from './device-status'
import { deviceType } from './device-type'

/** A sub-device of `ep_*` fields, as D1, D2, D3 and D5 list them. Source: box-protocol.md, "Fields". */
export function readEpDevice(device: Section, owner: string): DeviceReport | null {
  const ip = requiredText(device, 'ep_ip')
  const url = text(device, 'ep_url')
  const id = deviceId(device, 'ep_id', owner, url, ip)
  if (id === null) return null
  const typeCode = requiredText(device, 'ep_type')
  const ext = object(device, 'ep_ext_data')
  return {
    id,
    name: text(device, 'ep_name'),
    ip,
    status: deviceStatus(device, 'ep_status'),
    type: deviceType(typeCode),
    typeCode,
    location: text(device, 'ep_location'),
    group: text(ext, 'group_name'),
    softwareVersion: text(ext, 'sw_version'),
    url,
  }
}
