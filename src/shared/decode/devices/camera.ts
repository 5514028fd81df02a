import type { DeviceReport } from '../../model/report'
import { has, type Section } from '../section'
import { relayedState } from '../values/relayed-state'
import { text } from '../values/text'
import { derivedId } from './derived-id'

/** A sub-device as D8 lists them in `cameraInfo`. Source: box-protocol.md, "The platform relay". */
export function readCamera(device: Section, owner: string): DeviceReport | null {
  // The document writes `Ip` and `Name`, its example `ip` and `name`.
  const ip = text(device, has(device, 'Ip') ? 'Ip' : 'ip')
  const id = text(device, 'cameraId') ?? derivedId(device, 'cameraId', owner, null, ip)
  if (id === null) return null
  return {
    id,
    name: text(device, has(device, 'Name') ? 'Name' : 'name'),
    ip,
    status: relayedState(device, 'state') ?? 'unknown',
    type: 'other',
    typeCode: null,
    location: null,
    group: null,
    softwareVersion: null,
    url: null,
  }
}
