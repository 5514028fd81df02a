import type { DeviceReport } from '../../model/report'
import { object } from '../nested'
import type { Section } from '../section'
import { requiredTextOf, textOf } from '../values/text'
import { derivedId } from './derived-id'
import { deviceStatus } from './device-status'
import { deviceType } from './device-type'

/** A sub-device of `ep_*` fields, as D1, D2, D3 and D5 list them. Source: box-protocol.md, "Fields". */
export function readEpDevice(device: Section, owner: string): DeviceReport | null {
  const ip = requiredTextOf(device, 'ep_ip', device.fields['ep_ip'])
  const url = textOf(device, 'ep_url', device.fields['ep_url'])
  const id = textOf(device, 'ep_id', device.fields['ep_id']) ?? derivedId(device, 'ep_id', owner, url, ip)
  if (id === null) return null
  const typeCode = requiredTextOf(device, 'ep_type', device.fields['ep_type'])
  const ext = object(device, 'ep_ext_data')
  return {
    id,
    name: textOf(device, 'ep_name', device.fields['ep_name']),
    ip,
    status: deviceStatus(device, 'ep_status', device.fields['ep_status']),
    type: deviceType(typeCode),
    typeCode,
    location: textOf(device, 'ep_location', device.fields['ep_location']),
    group: textOf(ext, 'group_name', ext.fields['group_name']),
    softwareVersion: textOf(ext, 'sw_version', ext.fields['sw_version']),
    url,
  }
}
