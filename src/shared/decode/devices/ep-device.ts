import type { DeviceReport } from '../../model/report'
import { fieldsAt } from '../nested'
import type { Section } from '../section'
import { requiredTextOf, textOf } from '../values/text'
import { derivedId } from './derived-id'
import { deviceStatus } from './device-status'
import { deviceType } from './device-type'

/** A sub-device of `ep_*` fields, as D1, D2, D3 and D5 list them. Source: box-protocol.md, "Fields". */
export function readEpDevice(device: Section, owner: string): DeviceReport | null {
  const { fields } = device
  const ip = requiredTextOf(device, 'ep_ip', fields['ep_ip'])
  const url = textOf(device, 'ep_url', fields['ep_url'])
  const id = textOf(device, 'ep_id', fields['ep_id']) ?? derivedId(device, 'ep_id', owner, url, ip)
  if (id === null) return null
  const typeCode = requiredTextOf(device, 'ep_type', fields['ep_type'])
  const ext = fieldsAt(device, 'ep_ext_data', fields['ep_ext_data'])
  return {
    id,
    name: textOf(device, 'ep_name', fields['ep_name']),
    ip,
    status: deviceStatus(device, 'ep_status', fields['ep_status']),
    type: deviceType(typeCode),
    typeCode,
    location: textOf(device, 'ep_location', fields['ep_location']),
    group: textOf(device, 'ep_ext_data.group_name', ext['group_name']),
    softwareVersion: textOf(device, 'ep_ext_data.sw_version', ext['sw_version']),
    url,
  }
}
