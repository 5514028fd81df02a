import type { DeviceReport } from '../../model/report'
import type { Section } from '../section'
import { requiredText, text } from '../values/text'
import { derivedId } from './derived-id'
import { deviceStatus } from './device-status'
import { deviceType } from './device-type'

/** A sub-device of `media_device_*` fields, as D7 lists them. Source: box-protocol.md, "Dialects". */
export function readMediaDevice(device: Section, owner: string): DeviceReport | null {
  const ip = text(device, 'media_device_ip')
  const url = text(device, 'media_device_url')
  const id = text(device, 'media_device_id') ?? derivedId(device, 'media_device_id', owner, url, ip)
  if (id === null) return null
  const typeCode = requiredText(device, 'media_device_type')
  return {
    id,
    name: text(device, 'media_device_name'),
    ip,
    status: deviceStatus(device, 'media_device_status', device.fields['media_device_status']),
    type: deviceType(typeCode),
    typeCode,
    location: null,
    group: null,
    softwareVersion: null,
    url,
  }
}
